# SPDX-License-Identifier: Apache-2.0
"""A loop over a parameter that is no list."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work():
    pass


@dsl.pipeline
def p(x: str = ''):
    with dsl.ParallelFor(x):
        work()
