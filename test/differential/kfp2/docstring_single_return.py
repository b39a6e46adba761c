# SPDX-License-Identifier: Apache-2.0
"""The description of a single output is found under its name Output."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def documented(a: int) -> int:
    """Adds.

    Args:
        a: In.

    Returns:
        Output: Out.
    """
    return a


@dsl.pipeline
def pipe(a: int) -> int:
    """Pipes.

    Returns:
        Output: What comes out.
    """
    return documented(a=a).output
