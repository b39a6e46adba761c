# SPDX-License-Identifier: Apache-2.0
"""Two outputs of one task gathered, and one output twice with an object each."""
from typing import NamedTuple

from kfp import dsl


@dsl.component(base_image='python:3.12')
def work(a: int) -> NamedTuple('Two', x=int, y=str):
    pass


@dsl.component(base_image='python:3.12')
def gather(all: list):
    pass


@dsl.pipeline
def twice():
    with dsl.ParallelFor([1, 2]) as item:
        task = work(a=item)
    gather(all=dsl.Collected(task.outputs['x']))
    gather(all=dsl.Collected(task.outputs['y']))
    gather(all=dsl.Collected(task.outputs['x']))
