# SPDX-License-Identifier: Apache-2.0
"""Constant lists of every kind; the text of the items is Python's JSON."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def text(a: str):
    pass


@dsl.component(base_image='python:3.12')
def number(a: int):
    pass


@dsl.component(base_image='python:3.12')
def real(a: float):
    pass


@dsl.component(base_image='python:3.12')
def truth(a: bool):
    pass


@dsl.component(base_image='python:3.12')
def many(a: list):
    pass


@dsl.pipeline
def constants():
    with dsl.ParallelFor(['a', 'é', 'q"', 'b\\s']) as a:
        text(a=a)
    with dsl.ParallelFor([1, 2, 30000000000]) as b:
        number(a=b)
    with dsl.ParallelFor([1.0, 2.5, 1e-9]) as c:
        real(a=c)
    with dsl.ParallelFor([True, False]) as d:
        truth(a=d)
    with dsl.ParallelFor([[1, 2], [], ['x', {'b': 1, 'a': None}]]) as e:
        many(a=e)
    with dsl.ParallelFor(('t', 'u')) as f:
        text(a=f)
    with dsl.ParallelFor(['x', 1, 2.5]) as g:
        text(a=g)
