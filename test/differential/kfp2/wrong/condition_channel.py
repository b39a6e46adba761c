# SPDX-License-Identifier: Apache-2.0
"""A condition that is no comparison."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work():
    pass


@dsl.pipeline
def p(x: bool = True):
    with dsl.If(x):
        work()
