# SPDX-License-Identifier: Apache-2.0
# options: --function fan_in_artifacts
# kfp numbers
"""Artifacts of loops as lists, into nested pipelines, returned."""
from typing import List, NamedTuple

from kfp import dsl
from kfp.dsl import Artifact, Dataset, Input, Model, Output


@dsl.component(base_image='python:3.12')
def make(n: int, out: Output[Dataset]):
    pass


@dsl.component(base_image='python:3.12')
def train(data: Input[Dataset], model: Output[Model]):
    pass


@dsl.component(base_image='python:3.12')
def best(models: Input[List[Model]], data: Input[List[Artifact]]) -> str:
    return max(models, key=lambda m: m.metadata['accuracy']).uri


@dsl.component(base_image='python:3.12')
def use(model: Input[Model]):
    pass


@dsl.pipeline
def trained(n: int = 3) -> NamedTuple('Made', [('models', List[Model]), ('data', List[Dataset])]):
    with dsl.ParallelFor([1, 2, 3], parallelism=1) as epochs:
        made = make(n=epochs)
        fitted = train(data=made.outputs['out'])
    return NamedTuple('Made', [('models', List[Model]), ('data', List[Dataset])])(dsl.Collected(fitted.outputs['model']), dsl.Collected(made.outputs['out']))


@dsl.pipeline
def fan_in_artifacts(n: int = 2) -> List[Model]:
    inner = trained(n=n)
    best(models=inner.outputs['models'], data=inner.outputs['data'])
    with dsl.ParallelFor([[1, 2], [3]]) as numbers:
        with dsl.ParallelFor(numbers) as one:
            made = make(n=one)
        other = train(data=make(n=0).outputs['out'])
    best(models=dsl.Collected(other.outputs['model']), data=dsl.Collected(made.outputs['out']))
    with dsl.ParallelFor(inner.outputs['models']) as model:
        best(models=inner.outputs['models'], data=inner.outputs['data']).after(inner)
        last = train(data=make(n=1).output)
        last.set_display_name('last')
        with dsl.If(n == 2):
            use(model=model)
    return dsl.Collected(last.outputs['model'])
