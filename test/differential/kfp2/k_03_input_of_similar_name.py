# SPDX-License-Identifier: Apache-2.0
# quirk: K-03
"""An input whose name is part of the loop item's is not passed on by kfp to groups inside of the loop."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work(a: str = '', b: str = ''):
    pass


@dsl.pipeline
def similar(data: list, a: str = 'x', param: str = 'y'):
    with dsl.ParallelFor(data) as item:
        with dsl.If(item == '1'):
            work(a=a)
    with dsl.ParallelFor([1, 2]) as other:
        with dsl.If(other == 1):
            work(a=param)
