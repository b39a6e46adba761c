# SPDX-License-Identifier: Apache-2.0
"""The first Elif or Else changes numbers with its If, which is inner groups' past."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work(a: int = 0) -> int:
    return a


@dsl.pipeline
def swapped(x: int = 1):
    with dsl.If(x == 1):
        with dsl.ParallelFor([1, 2]) as a:
            work(a=a)
    with dsl.Else():
        work()
    with dsl.If(x == 2):
        with dsl.If(x > 1):
            work()
        with dsl.Else():
            work()
    with dsl.Elif(x == 3):
        work()
    with dsl.Elif(x == 4):
        with dsl.ParallelFor([3]) as b:
            work(a=b)
    with dsl.Else():
        work()
