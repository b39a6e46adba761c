# SPDX-License-Identifier: Apache-2.0
"""No number of accelerators."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work():
    pass


@dsl.pipeline
def p():
    work().set_accelerator_limit('-1')
