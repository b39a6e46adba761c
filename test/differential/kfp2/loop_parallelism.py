# SPDX-License-Identifier: Apache-2.0
"""A limit above zero is written; none and zero are not."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def text(a: str):
    pass


@dsl.pipeline
def limited(xs: list):
    with dsl.ParallelFor(xs, parallelism=3) as a:
        text(a=a)
    with dsl.ParallelFor(xs, parallelism=0) as b:
        text(a=b)
    with dsl.ParallelFor(['a'], name='named', parallelism=1) as c:
        text(a=c)
