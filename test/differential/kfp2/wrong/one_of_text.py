# SPDX-License-Identifier: Apache-2.0
"""OneOf inside of text."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def say(text: str) -> str:
    return text


@dsl.pipeline
def p(x: int = 1):
    with dsl.If(x == 1):
        a = say(text='a')
    with dsl.Else():
        b = say(text='b')
    say(text=f'{dsl.OneOf(a.output, b.output)}')
