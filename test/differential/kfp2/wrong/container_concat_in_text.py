# SPDX-License-Identifier: Apache-2.0
"""Concat inside of text."""
from kfp import dsl


@dsl.container_component
def work(a: str):
    return dsl.ContainerSpec(image='x', command=[f'{dsl.ConcatPlaceholder(["x", a])}'])


@dsl.pipeline
def p():
    work(a='x')
