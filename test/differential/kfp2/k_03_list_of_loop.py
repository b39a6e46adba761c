# SPDX-License-Identifier: Apache-2.0
# quirk: K-03
"""A list that a loop below runs over, whose items nobody uses, does not reach the group around the loop in kfp."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work(a: int = 0) -> int:
    return a


@dsl.pipeline
def unused(x: int = 1, xs: list = [1]):
    with dsl.If(x == 1):
        with dsl.ParallelFor(xs):
            work()
