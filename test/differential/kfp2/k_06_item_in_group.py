# SPDX-License-Identifier: Apache-2.0
# quirk: K-06
"""A loop item inside of text, in a group below the loop."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def say(text: str):
    print(text)


@dsl.pipeline
def items(xs: list, n: int = 1):
    with dsl.ParallelFor(xs) as x:
        with dsl.If(n == 1):
            say(text=f'item {x}')
