# SPDX-License-Identifier: Apache-2.0
"""Names are made of the function's."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def My_Op__x():
    pass


@dsl.component(base_image='python:3.12')
def UPPER():
    pass


@dsl.component(base_image='python:3.12')
def _hidden_():
    pass


@dsl.pipeline
def A_Pipe__Line_9():
    My_Op__x()
    UPPER()
    _hidden_()
