# SPDX-License-Identifier: Apache-2.0
"""An IfPresent that gives a list, inside of Concat."""
from kfp import dsl


@dsl.container_component
def work(a: str):
    return dsl.ContainerSpec(image='x', command=[dsl.ConcatPlaceholder(['x', dsl.IfPresentPlaceholder('a', then=['x', 'y'])])])


@dsl.pipeline
def p():
    work(a='x')
