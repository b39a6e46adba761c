# SPDX-License-Identifier: Apache-2.0
"""Loops in loops, items used at every depth."""
from typing import List

from kfp import dsl


@dsl.component(base_image='python:3.12')
def work(a: str, b: str = '', c: int = 0):
    pass


@dsl.pipeline
def nested(xs: List[str] = ['a'], ys: List[str] = ['b']):
    with dsl.ParallelFor(xs) as x:
        with dsl.ParallelFor(ys) as y:
            work(a=x, b=y)
            with dsl.ParallelFor([1, 2]) as z:
                work(a=x, c=z)
                work(a=y, b=x, c=z)
        work(a=x)
