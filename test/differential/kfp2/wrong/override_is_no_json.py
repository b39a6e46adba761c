# SPDX-License-Identifier: Apache-2.0
# options: --pipeline-parameters '{a'
# no line
"""Defaults that are no JSON."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work():
    pass


@dsl.pipeline
def p(a: int = 1):
    work()
