# SPDX-License-Identifier: Apache-2.0
"""Optional without a default is required; with None it is optional."""
from typing import Optional

from kfp import dsl


@dsl.component(base_image='python:3.12')
def takes(a: Optional[int], b: Optional[int] = None, c: Optional[int] = 3):
    print(a)


@dsl.pipeline
def optionals(x: Optional[int] = None):
    takes(a=1)
    takes(a=1, b=2, c=4)
