# SPDX-License-Identifier: Apache-2.0
# quirk: K-19
"""A loop, two levels down, whose key is taken by a component."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def for_loop_3(text: str = ''):
    pass


@dsl.component(base_image='python:3.12')
def work(n: int = 0):
    pass


@dsl.pipeline
def keys(xs: list, x: int = 1):
    for_loop_3(text='a')
    with dsl.If(x == 1):
        for_loop_3(text='b')
        with dsl.If(x == 2):
            work(n=x)
            with dsl.ParallelFor(xs) as item:
                work(n=1)
