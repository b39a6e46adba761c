# SPDX-License-Identifier: Apache-2.0
"""Condition is If under an older name, and may begin a chain."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work(a: int = 0) -> int:
    return a


@dsl.pipeline
def older(x: int = 1):
    with dsl.Condition(x == 1, name='older'):
        work()
    with dsl.Condition(x == 2):
        work()
    with dsl.Else():
        work(a=1)
