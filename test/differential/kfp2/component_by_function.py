# SPDX-License-Identifier: Apache-2.0
# options: --function work
"""A component compiled by itself, chosen by name."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work(a: int = 1, b: str = 'x') -> int:
    """Works.

    Args:
        a: In.
    """
    return a


@dsl.pipeline
def first():
    work()
