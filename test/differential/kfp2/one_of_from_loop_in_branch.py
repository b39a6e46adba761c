# SPDX-License-Identifier: Apache-2.0
"""The producer of a OneOf's part stands two groups below its branch."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def say(text: str) -> str:
    return text


@dsl.pipeline
def deep(x: int = 1, y: int = 1):
    with dsl.If(x == 1):
        a = say(text='1')
    with dsl.Else():
        with dsl.If(y == 1):
            b = say(text='2')
    say(text=dsl.OneOf(a.output, b.output))
