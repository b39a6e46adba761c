# SPDX-License-Identifier: Apache-2.0
# kfp accepts: it takes every comparison for true
"""A loop of Python over something that is known when the pipeline runs."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work(a: int = 0) -> int:
    return a


@dsl.pipeline
def p(a: int = 1):
    value = work(a=a).output
    for _ in range(3):
        if not [item for item in (1, 2) if value == item]:
            break
        value = work(a=value).output
