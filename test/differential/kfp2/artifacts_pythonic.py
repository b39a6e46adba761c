# SPDX-License-Identifier: Apache-2.0
"""Artifacts as plain annotations, and as the return value."""
from typing import List

from kfp import dsl
from kfp.dsl import Dataset, Model


@dsl.component(base_image='python:3.12')
def train(data: Dataset, steps: int = 3) -> Model:
    return Model(uri=dsl.get_uri())


@dsl.component(base_image='python:3.12')
def load(name: str) -> Dataset:
    return Dataset(uri=dsl.get_uri(suffix='x'))


@dsl.component(base_image='python:3.12')
def rank(models: List[Model]) -> str:
    return models[0].uri


@dsl.pipeline
def pythonic(names: List[str] = ['a', 'b']) -> str:
    with dsl.ParallelFor(names) as name:
        model = train(data=load(name=name).output)
    return rank(models=dsl.Collected(model.output)).output
