# SPDX-License-Identifier: Apache-2.0
# quirk: K-04
# we accept: the field is passed on like any value
"""A field of a constant loop used only in a group below (kfp fails)."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work(a: str = ''):
    pass


@dsl.pipeline
def field():
    with dsl.ParallelFor([{'a': 'x', 'b': 'y'}]) as item:
        with dsl.If(item.a == 'x'):
            work(a=item.b)
