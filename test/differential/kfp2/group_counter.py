# SPDX-License-Identifier: Apache-2.0
"""Loops over constants take two numbers; conditions, handlers and loops over channels one."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work(a: str = '') -> str:
    return a


@dsl.pipeline
def counted(xs: list = ['a'], first: str = 'b'):
    with dsl.ParallelFor(['x', 'y']) as x:
        work(a=x)
        with dsl.If(x == 'x'):
            work(a=x)
    with dsl.ParallelFor(xs) as y:
        work(a=y)
        with dsl.ParallelFor([1, 2]) as z:
            work(a=first)
            with dsl.If(z == 1):
                work()
    with dsl.ExitHandler(work()):
        work()
