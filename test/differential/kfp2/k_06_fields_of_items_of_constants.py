# SPDX-License-Identifier: Apache-2.0
# quirk: K-06
"""Loops over items and fields of constant loops, in an exit handler and in a condition on an item: kfp takes the item into the groups around."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def say(text: str = ''):
    pass


@dsl.component(base_image='python:3.12')
def table(l: list = []):
    pass


@dsl.pipeline
def nested(rows: list = [1]):
    with dsl.ExitHandler(say(text='bye')):
        with dsl.ParallelFor([[1], ['a']]) as a:
            with dsl.ParallelFor(a) as b:
                table(l=b.f)
        with dsl.ParallelFor([{'x': [1], 'y': 'z'}]) as c:
            with dsl.ParallelFor(c.x) as d:
                say(text=d)
    with dsl.ParallelFor(rows) as outer:
        with dsl.If(outer == 'go'):
            with dsl.ParallelFor(outer.cells) as row:
                say(text=row.cell)
