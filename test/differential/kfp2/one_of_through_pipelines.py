# SPDX-License-Identifier: Apache-2.0
# options: --function chosen
# kfp numbers
"""A OneOf handed out by a pipeline that others call; elif chains in loops."""
from kfp import dsl
from kfp.dsl import Artifact, Input, Output


@dsl.component(base_image='python:3.12')
def flip() -> str:
    return 'x'


@dsl.component(base_image='python:3.12')
def text(t: str) -> str:
    return t


@dsl.component(base_image='python:3.12')
def art(t: str, a: Output[Artifact]):
    pass


@dsl.component(base_image='python:3.12')
def show(a: Input[Artifact] = None, t: str = ''):
    pass


@dsl.pipeline
def roll(sides: int = 6) -> str:
    flipped = flip()
    with dsl.If(flipped.output == 'heads'):
        a = text(t='a')
    with dsl.Elif(flipped.output == 'tails'):
        b = text(t='b')
        c = text(t=b.output)
    with dsl.Elif(sides > 6):
        with dsl.If(sides == 7):
            d = text(t='7')
        with dsl.Else():
            e = text(t='8')
        f = dsl.OneOf(d.output, e.output)
        g = text(t=f)
    with dsl.Else():
        h = text(t='h')
    result = dsl.OneOf(a.output, c.output, g.output, h.output)
    show(t=result)
    return result


@dsl.pipeline
def chosen(k: int = 2) -> Artifact:
    rolled = roll(sides=k)
    show(t=rolled.output)
    with dsl.If(rolled.output == 'z'):
        show(t=rolled.output)
    one = art(t=rolled.output)
    again = roll()
    show(a=one.output, t=again.output)
    return one.outputs['a']
