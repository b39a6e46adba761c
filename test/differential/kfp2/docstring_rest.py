# SPDX-License-Identifier: Apache-2.0
"""Descriptions in reST."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def documented(a: int, b: str = 'x') -> int:
    """Adds things.

    :param a: the first one
    :param str b: the second one
       and more
    """
    return a


@dsl.pipeline
def pipe(a: int):
    """Documents it.

    :param a: number
    """
    documented(a=a)
