# SPDX-License-Identifier: Apache-2.0
"""Each branch says no to those before it."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work(a: int = 0) -> int:
    return a


@dsl.pipeline
def chain(x: int = 1, s: str = ''):
    first = work()
    with dsl.If(x == 1):
        work()
    with dsl.Elif(first.output > 3):
        work()
    with dsl.Elif(s == 'b'):
        work()
    with dsl.Else():
        work()
