# SPDX-License-Identifier: Apache-2.0
"""None inside of a default."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work():
    pass


@dsl.pipeline
def p(a: list = [None]):
    work()
