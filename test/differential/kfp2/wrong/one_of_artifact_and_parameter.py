# SPDX-License-Identifier: Apache-2.0
"""OneOf of an artifact and a parameter."""
from kfp import dsl
from kfp.dsl import Dataset, Output


@dsl.component(base_image='python:3.12')
def make(d: Output[Dataset]):
    pass


@dsl.component(base_image='python:3.12')
def work(a: int = 0) -> int:
    return a


@dsl.pipeline
def p(x: int = 1):
    with dsl.If(x == 1):
        a = work()
    with dsl.Else():
        b = make()
    work(a=dsl.OneOf(a.output, b.output))
