# SPDX-License-Identifier: Apache-2.0
"""Text is no number."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work(a: int):
    pass


@dsl.pipeline
def p(s: str = '1'):
    work(a=s)
