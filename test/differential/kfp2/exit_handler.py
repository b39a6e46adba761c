# SPDX-License-Identifier: Apache-2.0
"""An exit task with the status of what it watches."""
from kfp import dsl
from kfp.dsl import PipelineTaskFinalStatus


@dsl.component(base_image='python:3.12')
def tidy(status: PipelineTaskFinalStatus, text: str = 'x'):
    print(status)


@dsl.component(base_image='python:3.12')
def work(a: int = 0) -> int:
    return a


@dsl.pipeline
def handled(text: str = 'y', n: int = 1):
    with dsl.ExitHandler(tidy(text=text), name='Tidied'):
        a = work(a=n)
        with dsl.If(a.output == 1):
            work(a=n)
    work()
