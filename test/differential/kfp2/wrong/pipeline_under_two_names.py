# SPDX-License-Identifier: Apache-2.0
"""A pipeline that two names stand for counts twice."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work():
    pass


@dsl.pipeline
def first():
    work()


again = first
