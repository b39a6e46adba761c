# SPDX-License-Identifier: Apache-2.0
"""One artifact is no list of them."""
from typing import List

from kfp import dsl
from kfp.dsl import Dataset, Input, Output


@dsl.component(base_image='python:3.12')
def make(d: Output[Dataset]):
    pass


@dsl.component(base_image='python:3.12')
def work(ds: Input[List[Dataset]]):
    pass


@dsl.pipeline
def p():
    work(ds=make().output)
