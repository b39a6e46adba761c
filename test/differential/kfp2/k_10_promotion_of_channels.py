# SPDX-License-Identifier: Apache-2.0
# warns: [ComparedInQuotes]
"""A channel compared with text stands in quotes, and a number compared with a bool is turned round."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work():
    pass


@dsl.pipeline
def promoted(f: float = 1.0, i: int = 1, b: bool = True, s: str = ''):
    for condition in (f == 'x', i == 'x', b == 'x', s == i, b == 1, b == 0):
        with dsl.If(condition):
            work()
