# SPDX-License-Identifier: Apache-2.0
"""Collected of a OneOf."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work(a: int = 0) -> int:
    return a


@dsl.component(base_image='python:3.12')
def gather(all: list):
    pass


@dsl.pipeline
def p(x: int = 1):
    with dsl.ParallelFor([1]):
        with dsl.If(x == 1):
            a = work()
        with dsl.Else():
            b = work()
        c = dsl.OneOf(a.output, b.output)
    gather(all=dsl.Collected(c))
