# SPDX-License-Identifier: Apache-2.0
"""Items of List[str] are text."""
from typing import List

from kfp import dsl


@dsl.component(base_image='python:3.12')
def work(a: int):
    pass


@dsl.pipeline
def p(xs: List[str]):
    with dsl.ParallelFor(xs) as x:
        work(a=x)
