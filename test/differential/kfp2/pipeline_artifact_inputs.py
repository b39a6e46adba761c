# SPDX-License-Identifier: Apache-2.0
"""A pipeline takes artifacts, single and in lists, optional too."""
from typing import List

from kfp import dsl
from kfp.dsl import Artifact, Dataset, Input, Model


@dsl.component(base_image='python:3.12')
def read(d: Input[Dataset], m: Input[List[Model]], a: Input[Artifact] = None):
    pass


@dsl.pipeline
def artifacts_in(d: Input[Dataset], m: Input[List[Model]], a: Input[Artifact] = None):
    read(d=d, m=m, a=a)
    read(d=d, m=m)
