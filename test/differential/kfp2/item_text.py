# SPDX-License-Identifier: Apache-2.0
"""A loop item inside of text, directly in the loop."""
from typing import List

from kfp import dsl


@dsl.component(base_image='python:3.12')
def say(text: str) -> str:
    return text


@dsl.component(base_image='python:3.12')
def make() -> List[str]:
    return []


@dsl.pipeline
def items(xs: list, ys: List[int]):
    with dsl.ParallelFor(xs) as x:
        say(text=f'item {x}')
    with dsl.ParallelFor(ys) as y:
        say(text=f'item {y}')
    with dsl.ParallelFor([1, 2]) as z:
        say(text=f'item {z}')
    with dsl.ParallelFor(make().output) as w:
        say(text=f'item {w}')
