# SPDX-License-Identifier: Apache-2.0
"""A loop over nothing."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work():
    pass


@dsl.pipeline
def p():
    with dsl.ParallelFor([]):
        work()
