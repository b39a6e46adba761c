# SPDX-License-Identifier: Apache-2.0
"""A component with a list of artifacts as output."""
from typing import List

from kfp import dsl
from kfp.dsl import Dataset, Output


@dsl.component(base_image='python:3.12')
def work(a: Output[List[Dataset]]):
    pass


@dsl.pipeline
def p():
    work()
