# SPDX-License-Identifier: Apache-2.0
"""All fields of a constant loop have the type of the first value, and fit what takes that."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work(a: int):
    pass


@dsl.pipeline
def fields():
    with dsl.ParallelFor([{'n': 1, 'text': 'x'}, {'n': 2, 'text': 'y'}]) as item:
        work(a=item.n)
        work(a=item.text)
        with dsl.If(item.text == 3):
            work(a=1)
