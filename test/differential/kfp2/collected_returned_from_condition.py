# SPDX-License-Identifier: Apache-2.0
"""A pipeline may return what a loop inside of an If gathered."""
from typing import List

from kfp import dsl


@dsl.component(base_image='python:3.12')
def work(a: int) -> int:
    return a


@dsl.pipeline
def returned(x: int = 1) -> List[int]:
    with dsl.If(x == 1):
        with dsl.ParallelFor([1, 2]) as item:
            task = work(a=item)
    return dsl.Collected(task.output)
