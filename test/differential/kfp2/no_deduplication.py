# SPDX-License-Identifier: Apache-2.0
"""A component and an executor for each task, numbered in the order of the calls; the exit task was called first and has no number."""
from kfp import dsl


@dsl.container_component
def work():
    return dsl.ContainerSpec(image='busybox')


@dsl.pipeline
def numbered():
    last = work()
    work()
    with dsl.ExitHandler(last):
        work()
        work()
    work()
