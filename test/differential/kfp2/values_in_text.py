# SPDX-License-Identifier: Apache-2.0
"""Inputs and outputs inside of text, of several types, in every way of putting text together."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def number() -> int:
    return 1


@dsl.component(base_image='python:3.12')
def say(text: str) -> str:
    return text


@dsl.pipeline
def texts(s: str = 'x', i: int = 1, f: float = 1.5, b: bool = True, l: list = [], d: dict = {}):
    n = number()
    say(text=f'{s}-{i}-{f}-{b}-{l}-{d}')
    say(text='%s and %s' % (n.output, s))
    say(text='{} {}'.format(s, s))
    say(text='a ' + str(n.output))
    say(text=f'{s}')
    with dsl.If(i == 1):
        say(text=f'{s}{n.output}')
