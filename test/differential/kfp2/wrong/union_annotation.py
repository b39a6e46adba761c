# SPDX-License-Identifier: Apache-2.0
"""A union of types."""
from typing import Union

from kfp import dsl


@dsl.component(base_image='python:3.12')
def work(a: Union[int, str]):
    pass


@dsl.pipeline
def p():
    work(a=1)
