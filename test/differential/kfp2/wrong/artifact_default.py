# SPDX-License-Identifier: Apache-2.0
"""A default of an artifact."""
from kfp import dsl
from kfp.dsl import Dataset, Input


@dsl.component(base_image='python:3.12')
def work(a: Input[Dataset] = 'x'):
    pass


@dsl.pipeline
def p():
    work()
