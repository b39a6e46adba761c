# SPDX-License-Identifier: Apache-2.0
# options: --disable-type-check
"""The option is taken, and changes nothing."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work(a: int):
    pass


@dsl.pipeline
def pipe(a: int = 1):
    work(a=a)
