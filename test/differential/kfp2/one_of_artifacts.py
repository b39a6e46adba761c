# SPDX-License-Identifier: Apache-2.0
"""OneOf of artifacts."""
from kfp import dsl
from kfp.dsl import Dataset, Input, Output


@dsl.component(base_image='python:3.12')
def make(d: Output[Dataset]):
    pass


@dsl.component(base_image='python:3.12')
def read(d: Input[Dataset]):
    pass


@dsl.pipeline
def artifacts(x: int = 1) -> Dataset:
    with dsl.If(x == 1):
        a = make()
    with dsl.Else():
        b = make()
    read(d=dsl.OneOf(a.outputs['d'], b.outputs['d']))
    return dsl.OneOf(a.outputs['d'], b.outputs['d'])
