# SPDX-License-Identifier: Apache-2.0
"""An exception of the user's."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work():
    pass


@dsl.pipeline
def p():
    raise KeyError('mine')
