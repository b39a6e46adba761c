# SPDX-License-Identifier: Apache-2.0
"""An If outside of a pipeline."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work():
    pass


with dsl.ParallelFor([1]):
    pass


@dsl.pipeline
def p(x: int = 1):
    work()
