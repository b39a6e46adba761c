# SPDX-License-Identifier: Apache-2.0
# options: --function absent
# no line
"""--function names nothing."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work():
    pass


@dsl.pipeline
def p():
    work()
