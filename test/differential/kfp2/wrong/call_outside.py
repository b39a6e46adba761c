# SPDX-License-Identifier: Apache-2.0
"""A component called outside of a pipeline."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work():
    pass


work()


@dsl.pipeline
def p():
    work()
