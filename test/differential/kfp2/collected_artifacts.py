# SPDX-License-Identifier: Apache-2.0
"""Fan-in of artifacts keeps their type, as a list."""
from typing import List

from kfp import dsl
from kfp.dsl import Dataset, Input, Output


@dsl.component(base_image='python:3.12')
def make(n: int, d: Output[Dataset]):
    pass


@dsl.component(base_image='python:3.12')
def gather(all: Input[List[Dataset]]):
    pass


@dsl.pipeline
def artifacts(ns: List[int]) -> List[Dataset]:
    with dsl.ParallelFor(ns) as n:
        task = make(n=n)
    gather(all=dsl.Collected(task.outputs['d']))
    return dsl.Collected(task.outputs['d'])
