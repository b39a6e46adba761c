# SPDX-License-Identifier: Apache-2.0
"""The type of every field of a constant loop is that of the first value."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def number(a: int):
    pass


@dsl.pipeline
def numbers():
    with dsl.ParallelFor([{'value': 1, 'other': 2}]) as item:
        number(a=item.value)
        number(a=item.other)
