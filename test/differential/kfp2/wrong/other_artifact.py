# SPDX-License-Identifier: Apache-2.0
"""A model is no dataset."""
from kfp import dsl
from kfp.dsl import Dataset, Input, Model, Output


@dsl.component(base_image='python:3.12')
def make(m: Output[Model]):
    pass


@dsl.component(base_image='python:3.12')
def work(d: Input[Dataset]):
    pass


@dsl.pipeline
def p():
    work(d=make().output)
