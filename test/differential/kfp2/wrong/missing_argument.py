# SPDX-License-Identifier: Apache-2.0
"""A required argument is missing."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work(a: int, b: int):
    pass


@dsl.pipeline
def p():
    work(a=1)
