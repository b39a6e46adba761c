# SPDX-License-Identifier: Apache-2.0
"""Fan-in over two loops: the same name at each level."""
from typing import List

from kfp import dsl


@dsl.component(base_image='python:3.12')
def work(a: int, b: str) -> str:
    return b


@dsl.component(base_image='python:3.12')
def gather(all: list) -> str:
    return ''


@dsl.pipeline
def nested(xs: List[int] = [1, 2], ys: List[str] = ['a']) -> str:
    with dsl.ParallelFor(xs) as x:
        with dsl.ParallelFor(ys) as y:
            task = work(a=x, b=y)
        gather(all=dsl.Collected(task.output))
    return gather(all=dsl.Collected(task.output)).output
