# SPDX-License-Identifier: Apache-2.0
"""Operands of the conditions around are inputs of every group below that has a task."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work(a: int = 0) -> int:
    return a


@dsl.pipeline
def nested(x: int = 1, y: str = 'b', z: float = 1.0):
    with dsl.If(x == 1):
        with dsl.If(y == 'b'):
            with dsl.If(z > 1.0):
                work()
        with dsl.Else():
            work(a=x)
