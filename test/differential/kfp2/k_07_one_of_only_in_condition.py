# SPDX-License-Identifier: Apache-2.0
# quirk: K-07
"""A OneOf that is only the operand of a condition is not handed out by kfp."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def say(text: str) -> str:
    return text


@dsl.pipeline
def only(x: int = 1):
    with dsl.If(x == 1):
        a = say(text='1')
    with dsl.Else():
        b = say(text='2')
    with dsl.If(dsl.OneOf(a.output, b.output) == '1'):
        say(text='one')
