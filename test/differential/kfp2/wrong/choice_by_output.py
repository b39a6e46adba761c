# SPDX-License-Identifier: Apache-2.0
# kfp accepts: every object is true to it
"""An expression with `if` is decided when it is compiled."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work(a: int = 0) -> list:
    return [a]


@dsl.pipeline
def p(a: int = 1):
    made = work(a=a)
    work(a=1 if made.output else 2)
