# SPDX-License-Identifier: Apache-2.0
"""A container component as the exit task, with the final status as a word of its command."""
from kfp import dsl
from kfp.dsl import PipelineTaskFinalStatus


@dsl.container_component
def tidy(status: PipelineTaskFinalStatus, text: str):
    return dsl.ContainerSpec(image='busybox', command=['echo'], args=[status, text])


@dsl.component(base_image='python:3.12')
def work(a: int = 0) -> int:
    return a


@dsl.pipeline
def handled():
    with dsl.ExitHandler(tidy(text='done')):
        work()
