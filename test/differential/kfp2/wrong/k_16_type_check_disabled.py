# SPDX-License-Identifier: Apache-2.0
# options: --disable-type-check
"""Types are checked all the same."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work(a: int):
    pass


@dsl.pipeline
def pipe(a: str = 'x'):
    work(a=a)
