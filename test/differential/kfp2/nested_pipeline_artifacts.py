# SPDX-License-Identifier: Apache-2.0
# options: --function outer
"""Artifacts into and out of a pipeline, and lists of them."""
from typing import List

from kfp import dsl
from kfp.dsl import Dataset, Input, Model, Output


@dsl.component(base_image='python:3.12')
def make(n: int, d: Output[Dataset]):
    pass


@dsl.component(base_image='python:3.12')
def train(ds: Input[List[Dataset]]) -> Model:
    pass


@dsl.component(base_image='python:3.12')
def check(m: Input[Model], d: Input[Dataset] = None):
    pass


@dsl.pipeline
def prepare(ns: List[int]) -> List[Dataset]:
    with dsl.ParallelFor(ns) as n:
        d = make(n=n)
    return dsl.Collected(d.outputs['d'])


@dsl.pipeline
def fit(ds: Input[List[Dataset]], extra: Input[Dataset] = None) -> Model:
    m = train(ds=ds)
    check(m=m.output, d=extra)
    return m.output


@dsl.pipeline
def outer(ns: List[int] = [1]):
    m = fit(ds=prepare(ns=ns).output)
    check(m=m.output)
