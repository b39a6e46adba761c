# SPDX-License-Identifier: Apache-2.0
# options: --pipeline-parameters '{"absent": 1}'
"""A default for an input that there isn't."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work():
    pass


@dsl.pipeline
def p(a: int = 1):
    work()
