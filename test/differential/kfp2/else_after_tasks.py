# SPDX-License-Identifier: Apache-2.0
"""Tasks between an If and its Else do not matter."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work(a: int = 0) -> int:
    return a


@dsl.pipeline
def between(x: int = 1):
    with dsl.If(x == 1):
        work()
    work(a=2)
    with dsl.Else():
        work(a=3)
    work(a=4)
