# SPDX-License-Identifier: Apache-2.0
"""Comparisons of parameters, outputs, items and constants in every order."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work(t: str = '') -> str:
    return t


@dsl.component(base_image='python:3.12')
def real(x: float = 1.0) -> float:
    return x


@dsl.component(base_image='python:3.12')
def truth() -> bool:
    return True


@dsl.pipeline
def compared(s: str = 's', i: int = 1, f: float = 1.5, b: bool = True, j: int = 2):
    t, r, o = work(), real(), truth()
    with dsl.If(s == t.output):
        work(t='1')
    with dsl.If('x' != s):
        work(t='2')
    with dsl.If(3 >= i):
        work(t='3')
    with dsl.If(i < j):
        work(t='4')
    with dsl.If(f <= r.output):
        work(t='5')
    with dsl.If(r.output > 1e-9):
        work(t='6')
    with dsl.If(-5 == i):
        work(t='7')
    with dsl.If(b == o.output):
        work(t='8')
    with dsl.If(b != False):
        work(t='9')
    with dsl.If(f > i):
        work(t='10')
    with dsl.If(i == 1e20):
        work(t='11')
    with dsl.If(s == ''):
        work(t='12')
    with dsl.If(s < 'b'):
        work(t='13')
    with dsl.If(s == 'é"☃'):
        work(t='14')
    with dsl.If(s == '1'):
        work(t='15')
    with dsl.ParallelFor([1.5, 2]) as item:
        with dsl.If(item > f):
            work(t='16')
    with dsl.ParallelFor([True, False]) as item:
        with dsl.If(item == b):
            work(t='17')
