# SPDX-License-Identifier: Apache-2.0
"""A loop over what another gathers."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work(a: int) -> int:
    return a


@dsl.pipeline
def p():
    with dsl.ParallelFor([1]) as x:
        a = work(a=x)
    with dsl.ParallelFor(dsl.Collected(a.output)) as y:
        work(a=y)
