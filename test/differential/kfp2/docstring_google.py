# SPDX-License-Identifier: Apache-2.0
"""Descriptions from a docstring in Google's style, the outputs' too."""
from typing import NamedTuple

from kfp import dsl


@dsl.component(base_image='python:3.12')
def documented(a: int, b: str = 'x') -> NamedTuple('Out', total=int, text=str):
    """Adds things.

    More about that,
    on two lines.

    Args:
        a: The first one.
        b (str): The second one,
            which goes on.

    Returns:
        total: What came out.
        text: What is said of it.
    """
    pass


@dsl.pipeline(name='documented-pipeline')
def pipe(a: int, b: str = 'y', c: int = 0):
    """Documents a pipeline.

    With details.

    Args:
        a: Number.
        c: Other number.
    """
    documented(a=a, b=b)
