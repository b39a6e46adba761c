# SPDX-License-Identifier: Apache-2.0
# options: --function artifacts
"""A loop over a list of artifacts: of the pipeline, and gathered."""
from typing import List

from kfp import dsl
from kfp.dsl import Dataset, Input, Output


@dsl.component(base_image='python:3.12')
def make(n: int, d: Output[Dataset]):
    pass


@dsl.component(base_image='python:3.12')
def read(d: Input[Dataset]) -> str:
    return ''


@dsl.pipeline
def make_all() -> List[Dataset]:
    with dsl.ParallelFor([1, 2]) as n:
        task = make(n=n)
    return dsl.Collected(task.outputs['d'])


@dsl.pipeline
def artifacts(ds: Input[List[Dataset]], x: int = 1):
    with dsl.ParallelFor(ds, parallelism=2) as d:
        read(d=d)
        with dsl.If(x == 1):
            read(d=d)
    with dsl.ParallelFor(make_all().output) as e:
        read(d=e)
