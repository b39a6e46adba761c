# SPDX-License-Identifier: Apache-2.0
"""A pipeline that returns an output from inside of a loop."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work(a: int = 0) -> int:
    return a


@dsl.pipeline
def p() -> int:
    with dsl.ParallelFor([1]):
        a = work()
    return a.output
