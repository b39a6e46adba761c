# SPDX-License-Identifier: Apache-2.0
"""An artifact input with the default None may be left out."""
from typing import Optional

from kfp import dsl
from kfp.dsl import Dataset, Input, Output


@dsl.component(base_image='python:3.12')
def make(d: Output[Dataset]):
    pass


@dsl.component(base_image='python:3.12')
def read(d: Optional[Input[Dataset]] = None, e: Input[Dataset] = None):
    print(d)


@dsl.pipeline
def optional_artifact():
    read()
    read(d=make().output)
