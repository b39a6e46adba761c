# SPDX-License-Identifier: Apache-2.0
"""Fields of a constant loop have the type of the first value."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work(a: str):
    pass


@dsl.pipeline
def p():
    with dsl.ParallelFor([{'value': 1, 'other': 'x'}]) as item:
        work(a=item.other)
