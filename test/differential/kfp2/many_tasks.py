# SPDX-License-Identifier: Apache-2.0
"""A hundred tasks in a row, in several groups."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work(a: int = 0) -> int:
    return a


@dsl.pipeline
def many(x: int = 1):
    last = work()
    for number in range(50):
        last = work(a=last.output)
        with dsl.If(x == number):
            work(a=last.output)
