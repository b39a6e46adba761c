# SPDX-License-Identifier: Apache-2.0
# kfp accepts: every object is true to it
"""Whether a list is empty is known when the pipeline runs."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work(a: int = 0) -> list:
    return [a]


@dsl.pipeline
def p(a: int = 1):
    made = work(a=a)
    if made.output:
        work(a=1)
