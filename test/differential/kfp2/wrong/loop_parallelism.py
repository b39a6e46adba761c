# SPDX-License-Identifier: Apache-2.0
"""A limit below zero."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work():
    pass


@dsl.pipeline
def p():
    with dsl.ParallelFor([1], parallelism=-1):
        work()
