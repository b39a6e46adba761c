# SPDX-License-Identifier: Apache-2.0
"""OneOf of an input of the pipeline."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work(a: int = 0) -> int:
    return a


@dsl.pipeline
def p(x: int = 1):
    work(a=dsl.OneOf(x))
