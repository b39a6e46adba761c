# SPDX-License-Identifier: Apache-2.0
"""A loop over a field of an item."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work(a: str, b: str = ''):
    pass


@dsl.pipeline
def fields(l: list):
    with dsl.ParallelFor(l) as x:
        with dsl.ParallelFor(x.inner) as y:
            work(a=y, b=x.name_of)
            with dsl.ParallelFor(y.more) as z:
                work(a=z.last)
