# SPDX-License-Identifier: Apache-2.0
"""Only siblings are linked, where the paths part."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work(a: int = 0) -> int:
    return a


@dsl.pipeline
def linked(x: int = 1, xs: list = [1]):
    first = work()
    with dsl.If(x == 1):
        second = work(a=first.output)
        with dsl.ParallelFor(xs) as item:
            work(a=item)
            third = work(a=second.output)
            work(a=third.output).after(first, second)
    with dsl.If(x == 2):
        work().after(first)
