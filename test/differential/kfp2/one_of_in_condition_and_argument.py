# SPDX-License-Identifier: Apache-2.0
"""A OneOf may be the operand of a condition where something consumes it, too."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def say(text: str) -> str:
    return text


@dsl.pipeline
def both(x: int = 1):
    with dsl.If(x == 1):
        a = say(text='1')
    with dsl.Else():
        b = say(text='2')
    chosen = dsl.OneOf(a.output, b.output)
    say(text=chosen)
    with dsl.If(chosen == '1'):
        say(text='one')
