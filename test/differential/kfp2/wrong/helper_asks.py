# SPDX-License-Identifier: Apache-2.0
# kfp accepts: it takes every comparison for true
"""`and` in a function that is not the pipeline's."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work(a: int = 0) -> int:
    return a


def helper(a, b):
    with dsl.If((a == 1) and (b == 2)):
        work()


@dsl.pipeline
def p(a: int = 1, b: int = 2):
    helper(a, b)
