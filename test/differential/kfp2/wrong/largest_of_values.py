# SPDX-License-Identifier: Apache-2.0
# kfp accepts: it takes every comparison for true
"""The larger of two values is known when the pipeline runs."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work(a: int = 0) -> int:
    return a


@dsl.pipeline
def p(a: int = 1, b: int = 2):
    work(a=max(a, b))
