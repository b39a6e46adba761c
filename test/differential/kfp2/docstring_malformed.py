# SPDX-License-Identifier: Apache-2.0
"""An entry without a colon turns the section into text."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work(a: int):
    pass


@dsl.pipeline(name='malformed')
def pipe(a: int = 1):
    """Says what it does.

    Args:
        a the first one
    """
    work(a=a)
