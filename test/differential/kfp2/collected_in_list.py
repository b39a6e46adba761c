# SPDX-License-Identifier: Apache-2.0
"""A Collected inside of a list or dict argument."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work(a: int) -> int:
    return a


@dsl.component(base_image='python:3.12')
def gather(all: list, d: dict):
    pass


@dsl.pipeline
def inside():
    with dsl.ParallelFor([1, 2]) as item:
        task = work(a=item)
    gather(all=[dsl.Collected(task.output), 'x'], d={})
    gather(all=[], d={'k': dsl.Collected(task.output)})
