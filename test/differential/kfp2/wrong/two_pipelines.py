# SPDX-License-Identifier: Apache-2.0
"""Two pipelines and no choice."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work():
    pass


@dsl.pipeline
def first():
    work()


@dsl.pipeline
def second():
    work()
