# SPDX-License-Identifier: Apache-2.0
"""Arguments by position."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work(a: int):
    pass


@dsl.pipeline
def p():
    work(1)
