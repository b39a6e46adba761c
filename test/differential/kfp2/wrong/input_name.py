# SPDX-License-Identifier: Apache-2.0
"""A name that channels cannot have."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work(a: int):
    pass


@dsl.pipeline
def p(_x: int = 1):
    work(a=_x)
