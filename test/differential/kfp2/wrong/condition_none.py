# SPDX-License-Identifier: Apache-2.0
"""A comparison with None."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work():
    pass


@dsl.pipeline
def p(x: str = ''):
    with dsl.If(x == None):
        work()
