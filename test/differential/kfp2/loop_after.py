# SPDX-License-Identifier: Apache-2.0
"""after() a task in a loop waits for the loop."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work(a: str = '') -> str:
    return a


@dsl.pipeline
def waits(xs: list):
    with dsl.ParallelFor(xs) as x:
        inner = work(a=x)
        with dsl.ParallelFor(xs):
            deepest = work()
    work().after(inner)
    with dsl.ParallelFor([1, 2]):
        work().after(deepest, inner)
