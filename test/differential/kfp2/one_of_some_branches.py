# SPDX-License-Identifier: Apache-2.0
"""Not every branch has to contribute, and there may be several OneOfs."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def say(text: str) -> str:
    return text


@dsl.pipeline
def some(x: int = 1):
    with dsl.If(x == 1):
        a = say(text='1')
        b = say(text='1b')
    with dsl.Elif(x == 2):
        c = say(text='2')
    with dsl.Else():
        d = say(text='3')
    second = dsl.OneOf(b.output, c.output)
    first = dsl.OneOf(a.output, c.output, d.output)
    say(text=first)
    say(text=second)
    say(text=first)
