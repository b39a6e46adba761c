# SPDX-License-Identifier: Apache-2.0
# options: --function outer
# kfp numbers
"""Pipelines called in loops and conditions, that have groups themselves."""
from typing import List

from kfp import dsl


@dsl.component(base_image='python:3.12')
def work(a: int) -> int:
    return a


@dsl.pipeline
def inner(xs: List[int], limit: int = 1) -> List[int]:
    with dsl.ParallelFor(xs) as x:
        with dsl.If(x > limit):
            work(a=x)
        t = work(a=x)
    return dsl.Collected(t.output)


@dsl.pipeline
def outer(xs: List[int] = [1, 2], n: int = 1):
    with dsl.ParallelFor([1, 2]) as i:
        inner(xs=xs, limit=i)
        with dsl.If(i == 1):
            r = inner(xs=xs)
            with dsl.ParallelFor(r.output) as y:
                work(a=y)
