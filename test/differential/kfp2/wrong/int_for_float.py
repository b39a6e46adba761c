# SPDX-License-Identifier: Apache-2.0
"""A whole number is no float."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work(a: float):
    pass


@dsl.pipeline
def p():
    work(a=1)
