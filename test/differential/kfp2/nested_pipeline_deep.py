# SPDX-License-Identifier: Apache-2.0
# options: --function top
"""Pipelines in pipelines in pipelines."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def leaf(a: int) -> int:
    return a


@dsl.pipeline
def bottom(a: int) -> int:
    return leaf(a=a).output


@dsl.pipeline
def middle(a: int) -> int:
    first = bottom(a=a)
    return bottom(a=first.output).output


@dsl.pipeline
def top(a: int = 1) -> int:
    return middle(a=middle(a=a).output).output
