# SPDX-License-Identifier: Apache-2.0
"""A channel among constant items."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work(a: str):
    pass


@dsl.pipeline
def p(x: str = ''):
    with dsl.ParallelFor(['a', x]) as item:
        work(a=item)
