# SPDX-License-Identifier: Apache-2.0
# quirk: K-06
"""A field of a loop item inside of text."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def say(text: str):
    print(text)


@dsl.pipeline
def fields(xs: list):
    with dsl.ParallelFor(xs) as x:
        say(text=f'item {x.a}')
