# SPDX-License-Identifier: Apache-2.0
"""An artifact is no parameter."""
from kfp import dsl
from kfp.dsl import Dataset, Output


@dsl.component(base_image='python:3.12')
def make(d: Output[Dataset]):
    pass


@dsl.component(base_image='python:3.12')
def work(a: str):
    pass


@dsl.pipeline
def p():
    work(a=make().output)
