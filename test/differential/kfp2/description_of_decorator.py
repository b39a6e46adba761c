# SPDX-License-Identifier: Apache-2.0
"""The decorator's description replaces the docstring's; entries still apply."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work(a: int):
    pass


@dsl.pipeline(name='described', description='From the decorator.\nTwo lines.')
def pipe(a: int = 1):
    """From the docstring.

    Args:
        a: Number.
    """
    work(a=a)
