# SPDX-License-Identifier: Apache-2.0
"""after() a loop item."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work():
    pass


@dsl.pipeline
def p(xs: list):
    with dsl.ParallelFor(xs) as x:
        work().after(x)
