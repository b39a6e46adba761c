# SPDX-License-Identifier: Apache-2.0
"""An argument that the component hasn't."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work(a: int):
    pass


@dsl.pipeline
def p():
    work(a=1, b=2)
