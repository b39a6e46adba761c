# SPDX-License-Identifier: Apache-2.0
"""Collected of a task that is in no loop."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work(a: int = 0) -> int:
    return a


@dsl.component(base_image='python:3.12')
def gather(all: list):
    pass


@dsl.pipeline
def p(x: int = 1):
    gather(all=dsl.Collected(work().output))
