# SPDX-License-Identifier: Apache-2.0
"""A OneOf that is used in another group gets its prefix twice."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def say(text: str) -> str:
    return text


@dsl.pipeline
def into(x: int = 1):
    with dsl.If(x == 1):
        a = say(text='1')
    with dsl.Else():
        b = say(text='2')
    chosen = dsl.OneOf(a.output, b.output)
    with dsl.ParallelFor(['p', 'q']) as item:
        say(text=chosen)
        with dsl.If(item == 'p'):
            say(text=chosen)
