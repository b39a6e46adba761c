# SPDX-License-Identifier: Apache-2.0
"""A condition on a list."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work():
    pass


@dsl.pipeline
def p(x: list):
    with dsl.If(x == 'a'):
        work()
