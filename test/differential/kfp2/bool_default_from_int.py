# SPDX-License-Identifier: Apache-2.0
"""The default of a bool is taken by its truth."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def takes(b: bool = 1):
    print(b)


@dsl.pipeline
def truth(b: bool = 0):
    takes(b=b)
