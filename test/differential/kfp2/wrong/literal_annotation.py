# SPDX-License-Identifier: Apache-2.0
"""A Literal."""
from typing import Literal

from kfp import dsl


@dsl.component(base_image='python:3.12')
def work(a: Literal['x', 'y']):
    pass


@dsl.pipeline
def p():
    work(a='x')
