# SPDX-License-Identifier: Apache-2.0
"""Iterating over an output."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def make() -> list:
    pass


@dsl.component(base_image='python:3.12')
def work(a: int):
    pass


@dsl.pipeline
def p():
    for x in make().output:
        work(a=x)
