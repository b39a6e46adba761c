# SPDX-License-Identifier: Apache-2.0
"""The name of an output and an input may be the same."""
from kfp import dsl
from kfp.dsl import Dataset, Input, Output, OutputPath


@dsl.component(base_image='python:3.12')
def same(x: int, d: Input[Dataset], Output_: str = '') -> int:
    return 1


@dsl.component(base_image='python:3.12')
def make(d: Output[Dataset]):
    pass


@dsl.pipeline
def names(x: int = 1) -> int:
    return same(x=x, d=make().outputs['d']).output
