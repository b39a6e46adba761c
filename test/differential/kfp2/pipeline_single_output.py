# SPDX-License-Identifier: Apache-2.0
"""The single output of a pipeline is called Output."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def one() -> int:
    return 1


@dsl.pipeline
def single() -> int:
    return one().output
