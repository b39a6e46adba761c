# SPDX-License-Identifier: Apache-2.0
"""No number of CPUs."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work():
    pass


@dsl.pipeline
def p():
    work().set_cpu_limit('many')
