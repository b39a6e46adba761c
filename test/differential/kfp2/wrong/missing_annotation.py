# SPDX-License-Identifier: Apache-2.0
"""A parameter without a type."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work(a):
    pass


@dsl.pipeline
def p():
    work(a=1)
