# SPDX-License-Identifier: Apache-2.0
"""`.output` of a task without outputs."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work():
    pass


@dsl.pipeline
def p():
    work().output
