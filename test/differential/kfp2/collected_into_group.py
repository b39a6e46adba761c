# SPDX-License-Identifier: Apache-2.0
"""What a loop gathered, used inside of another group."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work(a: int) -> int:
    return a


@dsl.component(base_image='python:3.12')
def gather(all: list) -> int:
    return 0


@dsl.pipeline
def into(x: int = 1):
    with dsl.ParallelFor([1, 2]) as item:
        task = work(a=item)
    with dsl.If(x == 1):
        gather(all=dsl.Collected(task.output))
        with dsl.ParallelFor([3]) as other:
            work(a=other)
            gather(all=dsl.Collected(task.output))
