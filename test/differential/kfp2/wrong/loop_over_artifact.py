# SPDX-License-Identifier: Apache-2.0
"""A loop over a single artifact."""
from kfp import dsl
from kfp.dsl import Dataset, Input


@dsl.component(base_image='python:3.12')
def work():
    pass


@dsl.pipeline
def p(x: Input[Dataset]):
    with dsl.ParallelFor(x):
        work()
