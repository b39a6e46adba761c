# SPDX-License-Identifier: Apache-2.0
# quirk: K-02
"""A chain without an Else inside of a loop leaves the loop open, too, and a later If goes into the chain."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work(a: int = 0) -> int:
    return a


@dsl.pipeline
def open_chain(s: str = 'a', x: int = 1):
    with dsl.ParallelFor([1, 2]) as item:
        with dsl.If(s == '1'):
            work(a=item)
        with dsl.Elif(s == '2'):
            work(a=2)
        work(a=item)
    work(a=3)
    with dsl.If(x == 1):
        work(a=4)
    with dsl.Else():
        work(a=5)
