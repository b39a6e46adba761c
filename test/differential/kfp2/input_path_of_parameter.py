# SPDX-License-Identifier: Apache-2.0
"""InputPath of a parameter type is an input of that type."""
from kfp import dsl
from kfp.dsl import InputPath


@dsl.component(base_image='python:3.12')
def read(text: InputPath(str)):
    pass


@dsl.pipeline
def path_of_text(text: str = 'x'):
    read(text=text)
