# SPDX-License-Identifier: Apache-2.0
"""A chain inside of a branch, with a OneOf of its own."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def say(text: str) -> str:
    return text


@dsl.pipeline
def nested(x: int = 1, y: int = 2) -> str:
    with dsl.If(x == 1):
        with dsl.If(y == 1):
            a = say(text='11')
        with dsl.Else():
            b = say(text='12')
        c = say(text=dsl.OneOf(a.output, b.output))
    with dsl.Else():
        d = say(text='2')
    return dsl.OneOf(c.output, d.output)
