# SPDX-License-Identifier: Apache-2.0
# options: --function p
"""Resources of a pipeline."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work():
    pass


@dsl.pipeline
def q():
    work()


@dsl.pipeline
def p():
    q().set_cpu_limit('1')
