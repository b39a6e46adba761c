# SPDX-License-Identifier: Apache-2.0
"""A type that parameters cannot have."""
from typing import Any

from kfp import dsl


@dsl.component(base_image='python:3.12')
def work(a: Any):
    pass


@dsl.pipeline
def p():
    work(a=1)
