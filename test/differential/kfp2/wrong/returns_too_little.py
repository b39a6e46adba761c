# SPDX-License-Identifier: Apache-2.0
"""A pipeline that does not return what it declares."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work(a: int = 0) -> int:
    return a


@dsl.pipeline
def p() -> int:
    work()
