# SPDX-License-Identifier: Apache-2.0
"""`X | None` is no Optional."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work(a: int | None = None):
    pass


@dsl.pipeline
def p():
    work(a=1)
