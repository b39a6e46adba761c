# SPDX-License-Identifier: Apache-2.0
"""A dict as the annotation of what is returned."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work() -> {'a': int}:
    pass


@dsl.pipeline
def p():
    work()
