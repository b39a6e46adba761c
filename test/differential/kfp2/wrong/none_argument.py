# SPDX-License-Identifier: Apache-2.0
"""None as an argument."""
from typing import Optional

from kfp import dsl


@dsl.component(base_image='python:3.12')
def work(a: Optional[int] = None):
    pass


@dsl.pipeline
def p():
    work(a=None)
