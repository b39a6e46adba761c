# SPDX-License-Identifier: Apache-2.0
"""A pipeline with an output among its parameters."""
from kfp import dsl
from kfp.dsl import Dataset, Output


@dsl.component(base_image='python:3.12')
def work():
    pass


@dsl.pipeline
def p(d: Output[Dataset]):
    work()
