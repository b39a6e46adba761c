# SPDX-License-Identifier: Apache-2.0
"""An If inside of the loop hands the list on."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work(a: int) -> int:
    return a


@dsl.component(base_image='python:3.12')
def gather(all: list) -> int:
    return 0


@dsl.pipeline
def through(x: int = 1):
    with dsl.ParallelFor([1, 2]) as item:
        with dsl.If(item == 1):
            task = work(a=item)
    gather(all=dsl.Collected(task.output))
