# SPDX-License-Identifier: Apache-2.0
"""Ordinary Python around tasks: loops, conditions on constants, helper functions, star arguments."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def add(a: int, b: int = 1) -> int:
    return a + b


def chain(value, count):
    for number in range(count):
        value = add(**{'a': value, 'b': number}).output
    return value


@dsl.pipeline
def ordinary(p: int = 2) -> int:
    total = chain(p, 3)
    if len('abc') == 3 and p is not None:
        total = add(a=total).output
    values = {f't{i}': add(a=total) for i in range(2)}
    return max(values.items())[1].output
