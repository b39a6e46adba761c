# SPDX-License-Identifier: Apache-2.0
"""Else after Else."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work():
    pass


@dsl.pipeline
def p(x: int = 1):
    with dsl.If(x == 1):
        work()
    with dsl.Else():
        work()
    with dsl.Else():
        work()
