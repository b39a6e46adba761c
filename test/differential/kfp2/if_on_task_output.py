# SPDX-License-Identifier: Apache-2.0
# warns: [ComparedInQuotes]
"""A condition on a task's output waits for the task."""
from typing import NamedTuple

from kfp import dsl


@dsl.component(base_image='python:3.12')
def work(a: int = 0) -> int:
    return a


@dsl.component(base_image='python:3.12')
def pair() -> NamedTuple("P", a=int, b=str):
    pass


@dsl.pipeline
def on_output():
    p = pair()
    with dsl.If(p.outputs['a'] > 1):
        work(a=p.outputs['a'])
        with dsl.If(p.outputs['b'] == 'x'):
            work()
    with dsl.If(p.outputs['b'] != p.outputs['a']):
        work()
