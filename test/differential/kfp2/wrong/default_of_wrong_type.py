# SPDX-License-Identifier: Apache-2.0
"""A default that its type does not fit."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work(a: int = 'x'):
    pass


@dsl.pipeline
def p():
    work()
