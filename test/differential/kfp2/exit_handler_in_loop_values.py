# SPDX-License-Identifier: Apache-2.0
"""A handler whose body takes values from outside."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work(a: int = 0) -> int:
    return a


@dsl.component(base_image='python:3.12')
def tidy(text: str):
    print(text)


@dsl.pipeline
def values(p: int = 1, text: str = 'x'):
    before = work(a=p)
    with dsl.ExitHandler(tidy(text=text)):
        inside = work(a=before.output)
        with dsl.ParallelFor([1, 2]) as item:
            work(a=item).after(inside)
            work(a=before.output)
