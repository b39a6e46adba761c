# SPDX-License-Identifier: Apache-2.0
"""A name that slugs to nothing."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work():
    pass


@dsl.pipeline(name='---')
def p():
    work()
