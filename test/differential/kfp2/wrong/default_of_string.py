# SPDX-License-Identifier: Apache-2.0
"""A number as the default of text."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work():
    pass


@dsl.pipeline
def p(a: str = 1):
    work()
