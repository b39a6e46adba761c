# SPDX-License-Identifier: Apache-2.0
"""Items that are dicts: fields by attribute, the item itself."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def text(a: str, b: str = ''):
    pass


@dsl.component(base_image='python:3.12')
def whole(a: dict):
    pass


@dsl.pipeline
def dicts(k: str = ''):
    with dsl.ParallelFor([{'b': 'x', 'a': 'y'}, {'b': 'z', 'a': 'w', 'c': 'v'}]) as item:
        text(a=item.a, b=item.b)
        text(a=item.c, b=k)
        whole(a=item)
