# SPDX-License-Identifier: Apache-2.0
"""Descriptions in NumPy's style."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def documented(a: int, b: str = 'x') -> int:
    """Adds things.

    Parameters
    ----------
    a : int
        The first one.
    b : str
        The second one,
        on two lines.
    """
    return a


@dsl.pipeline
def pipe(a: int):
    documented(a=a)
