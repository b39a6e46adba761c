# SPDX-License-Identifier: Apache-2.0
"""Constant loops in constant loops, and groups between."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work(a: int, b: str = ''):
    pass


@dsl.pipeline
def nested(n: int = 1):
    with dsl.ParallelFor([1, 2]) as x:
        with dsl.If(n == 1):
            with dsl.ParallelFor(['a', 'b']) as y:
                work(a=x, b=y)
                with dsl.If(x == 2):
                    work(a=x, b=y)
