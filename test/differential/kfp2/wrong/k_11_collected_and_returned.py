# SPDX-License-Identifier: Apache-2.0
# quirk: K-11
# we accept: what is collected is a value as any other
"""One Collected used by a task and returned."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work(a: int) -> int:
    return a


@dsl.component(base_image='python:3.12')
def gather(all: list):
    pass


@dsl.pipeline
def both() -> list:
    with dsl.ParallelFor([1, 2]) as item:
        task = work(a=item)
    all = dsl.Collected(task.output)
    gather(all=all)
    return all
