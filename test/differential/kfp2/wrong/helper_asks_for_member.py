# SPDX-License-Identifier: Apache-2.0
# kfp accepts: it takes every comparison for true
"""`in` in a function that is not the pipeline's."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work(a: int = 0) -> int:
    return a


def helper(task):
    if task.output in [1, 2]:
        work()


@dsl.pipeline
def p(a: int = 1):
    helper(work(a=a))
