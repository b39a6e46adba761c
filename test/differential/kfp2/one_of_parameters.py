# SPDX-License-Identifier: Apache-2.0
"""OneOf of a whole chain, consumed and returned."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def flip() -> str:
    return 'heads'


@dsl.component(base_image='python:3.12')
def say(text: str) -> str:
    return text


@dsl.pipeline
def coin() -> str:
    f = flip()
    with dsl.If(f.output == 'heads'):
        a = say(text='heads')
    with dsl.Elif(f.output == 'tails'):
        b = say(text='tails')
    with dsl.Else():
        c = say(text='edge')
    chosen = dsl.OneOf(a.output, b.output, c.output)
    say(text=chosen)
    return chosen
