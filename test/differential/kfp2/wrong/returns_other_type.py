# SPDX-License-Identifier: Apache-2.0
"""A pipeline that returns another type."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work(a: int = 0) -> int:
    return a


@dsl.pipeline
def p() -> str:
    return work().output
