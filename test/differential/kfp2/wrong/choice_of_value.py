# SPDX-License-Identifier: Apache-2.0
# kfp accepts: it takes every comparison for true
"""An expression with `if` is decided when it is compiled."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work(a: int = 0) -> int:
    return a


@dsl.pipeline
def p(a: int = 1):
    work(a=1 if a == 2 else 3)
