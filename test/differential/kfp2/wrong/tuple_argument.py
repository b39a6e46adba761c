# SPDX-License-Identifier: Apache-2.0
"""A tuple as an argument."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work(a: list):
    pass


@dsl.pipeline
def p():
    work(a=(1, 2))
