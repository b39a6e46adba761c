# SPDX-License-Identifier: Apache-2.0
"""An upstream failure ignored, by an input without a default."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def make() -> int:
    return 1


@dsl.component(base_image='python:3.12')
def work(a: int):
    pass


@dsl.pipeline
def p():
    work(a=make().output).ignore_upstream_failure()
