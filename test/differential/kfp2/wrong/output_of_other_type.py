# SPDX-License-Identifier: Apache-2.0
"""An output of another type."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def make() -> str:
    return ''


@dsl.component(base_image='python:3.12')
def work(a: list):
    pass


@dsl.pipeline
def p():
    work(a=make().output)
