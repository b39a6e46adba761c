# SPDX-License-Identifier: Apache-2.0
"""Keys of items that are no names."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work(a: str):
    pass


@dsl.pipeline
def p():
    with dsl.ParallelFor([{'a-b': 'x'}]) as item:
        work(a='x')
