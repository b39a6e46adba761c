# SPDX-License-Identifier: Apache-2.0
"""An output taken out of a loop."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work(a: int = 0) -> int:
    return a


@dsl.pipeline
def p():
    with dsl.ParallelFor([1, 2]) as x:
        a = work(a=x)
    work(a=a.output)
