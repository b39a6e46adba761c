# SPDX-License-Identifier: Apache-2.0
"""Descriptions in Epydoc's style."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def documented(a: int, b: str = 'x') -> int:
    """Adds things.

    @param a: The first one.
    @param b: The second one.
    """
    return a


@dsl.pipeline
def pipe(a: int):
    documented(a=a)
