# SPDX-License-Identifier: Apache-2.0
"""Operands of every type, on either side, with every operator."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work():
    pass


@dsl.component(base_image='python:3.12')
def number() -> int:
    return 1


@dsl.component(base_image='python:3.12')
def real() -> float:
    return 1.0


@dsl.component(base_image='python:3.12')
def text() -> str:
    return 'x'


@dsl.component(base_image='python:3.12')
def truth() -> bool:
    return True


@dsl.pipeline
def compared(i: int = 1, j: int = 2, f: float = 1.0, g: float = 2.0, s: str = 'a', t: str = 'b', b: bool = True, c: bool = False):
    n, r, x, y = number().output, real().output, text().output, truth().output
    for condition in (i == 1, i != -2, i < 3, i <= 4, i > 5, 3 < i, 4 >= i, i == j, i == n, n > i, f == 1.5, f == 1, f < g, r >= f,
                      i == 2.5, f > i, i < f, f == 1e20, f == -2.0, s == 'x', s != '', s < 'b', s == t, x == s, 'a' == x,
                      b == True, b != False, b == c, y == b, i == 12345678901234567890, f == float('inf')):
        with dsl.If(condition):
            work()
