# SPDX-License-Identifier: Apache-2.0
"""The default of a number keeps its value."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def takes(i: int = 1.5, f: float = 2, g: float = True):
    print(i)


@dsl.pipeline
def numbers(i: int = 2.5, f: float = 3):
    takes(i=i, f=f)
