# SPDX-License-Identifier: Apache-2.0
"""An input called Output."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work(Output: int):
    pass


@dsl.pipeline
def p():
    work(Output=1)
