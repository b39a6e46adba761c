# SPDX-License-Identifier: Apache-2.0
"""Indexing an output."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def make() -> list:
    pass


@dsl.component(base_image='python:3.12')
def work(a: int):
    pass


@dsl.pipeline
def p():
    work(a=make().output[0])
