# SPDX-License-Identifier: Apache-2.0
"""Channels that a task reads without an argument."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work(a: int = 0) -> int:
    return a


@dsl.pipeline
def registered(x: int = 1, y: int = 2):
    first = work()
    with dsl.If(x == 1):
        work().register_pipeline_channels([first.output, y])
