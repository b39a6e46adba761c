# SPDX-License-Identifier: Apache-2.0
"""No amount of memory."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work():
    pass


@dsl.pipeline
def p():
    work().set_memory_limit('1.5Gi')
