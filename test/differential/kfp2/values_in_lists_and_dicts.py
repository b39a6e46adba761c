# SPDX-License-Identifier: Apache-2.0
"""Inputs and outputs inside of lists and dicts, at any depth."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def number() -> int:
    return 1


@dsl.component(base_image='python:3.12')
def take(l: list = [], d: dict = {}):
    pass


@dsl.pipeline
def containers(s: str = 'x', i: int = 1, l: list = [], d: dict = {}):
    n = number()
    take(l=[s, i, n.output, 'c', 1, 2.5, True, [s, [i]], {'k': n.output}])
    take(d={'a': s, 'b': {'c': [n.output, f'{s}!']}, 'd': l, 'e': d})
    take(l=[f'{s}-{n.output}', s])
    with dsl.ParallelFor([1, 2]) as item:
        take(l=[item, s], d={'item': item})
