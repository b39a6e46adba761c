# SPDX-License-Identifier: Apache-2.0
# options: --function helper
"""--function names an ordinary function."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work():
    pass


def helper():
    pass


@dsl.pipeline
def p():
    work()
