# SPDX-License-Identifier: Apache-2.0
# quirk: K-03
"""Loops over one list, with groups between, lose the list in kfp."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work(a: int = 0) -> int:
    return a


@dsl.pipeline
def nested(x: int = 1, xs: list = [1]):
    with dsl.ParallelFor(xs) as first:
        with dsl.If(x == 1):
            with dsl.ParallelFor(xs) as second:
                work(a=second)
        work(a=first)
