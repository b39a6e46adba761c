# SPDX-License-Identifier: Apache-2.0
"""Collected from a chain inside of a loop."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work(a: int = 0) -> int:
    return a


@dsl.component(base_image='python:3.12')
def gather(all: list):
    pass


@dsl.pipeline
def p(x: int = 1):
    with dsl.ParallelFor([1]) as y:
        with dsl.If(x == 1):
            a = work(a=y)
        with dsl.Else():
            work(a=y)
    gather(all=dsl.Collected(a.output))
