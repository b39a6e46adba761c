# SPDX-License-Identifier: Apache-2.0
"""Elif without an If."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work():
    pass


@dsl.pipeline
def p(x: int = 1):
    work()
    with dsl.Elif(x == 1):
        work()
