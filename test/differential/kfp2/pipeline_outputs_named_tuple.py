# SPDX-License-Identifier: Apache-2.0
"""A pipeline returns a NamedTuple of parameters and artifacts."""
from typing import NamedTuple

from kfp import dsl
from kfp.dsl import Model, Output


@dsl.component(base_image='python:3.12')
def train(model: Output[Model]) -> float:
    return 0.5


@dsl.pipeline
def tuples() -> NamedTuple('Outputs', score=float, model=Model):
    task = train()
    outputs = NamedTuple('Outputs', score=float, model=Model)
    return outputs(score=task.outputs['Output'], model=task.outputs['model'])
