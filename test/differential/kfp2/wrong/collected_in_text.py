# SPDX-License-Identifier: Apache-2.0
"""Collected inside of text."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work(a: int = 0) -> int:
    return a


@dsl.component(base_image='python:3.12')
def say(text: str):
    print(text)


@dsl.pipeline
def p(x: int = 1):
    with dsl.ParallelFor([1]) as y:
        a = work(a=y)
    say(text=f'{dsl.Collected(a.output)}')
