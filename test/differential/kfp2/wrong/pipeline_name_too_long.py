# SPDX-License-Identifier: Apache-2.0
"""A name of more than 128 letters."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work():
    pass


@dsl.pipeline(name='x' * 129)
def p():
    work()
