# SPDX-License-Identifier: Apache-2.0
# suffix: .txt
# no line
"""A suffix that says nothing."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work():
    pass


@dsl.pipeline
def p(a: int = 1):
    work()
