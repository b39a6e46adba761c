# SPDX-License-Identifier: Apache-2.0
"""`.output` of a task with two outputs."""
from typing import NamedTuple

from kfp import dsl


@dsl.component(base_image='python:3.12')
def make() -> NamedTuple('O', a=int, b=int):
    pass


@dsl.component(base_image='python:3.12')
def work(a: int):
    pass


@dsl.pipeline
def p():
    work(a=make().output)
