# SPDX-License-Identifier: Apache-2.0
# quirk: K-06
"""Text with a field of constant items whose condition reads it, and a loop over such a field inside of another loop."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def say(text: str):
    print(text)


@dsl.component(base_image='python:3.12')
def take(d: dict):
    print(d)


@dsl.pipeline
def fields():
    with dsl.ParallelFor(['x', 'y']) as outer:
        with dsl.ParallelFor([{'f': ['a', 'b']}]) as item:
            take(d=item)
            with dsl.ParallelFor(item.f) as inner:
                say(text=inner.name_of)
    with dsl.ParallelFor([{'g': 'x'}, {'g': 'z'}]) as other:
        take(d=other)
        with dsl.If(other.g == 'x'):
            say(text='x')
        with dsl.Else():
            say(text=f'{other.g}!')
