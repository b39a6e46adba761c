# SPDX-License-Identifier: Apache-2.0
"""None as the first item."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work():
    pass


@dsl.pipeline
def p():
    with dsl.ParallelFor([None, 1]):
        work()
