# SPDX-License-Identifier: Apache-2.0
"""Values from outside of loops, produced at several depths."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work(a: str = '', n: int = 0) -> str:
    return a


@dsl.pipeline
def outer(p: str = 'x', q: int = 3):
    first = work(a=p)
    with dsl.ParallelFor(['u', 'v']) as x:
        second = work(a=first.output, n=q)
        with dsl.ParallelFor(['w']) as y:
            work(a=second.output)
            work(a=first.output)
            with dsl.If(second.output == first.output):
                work(a=y, n=q)
