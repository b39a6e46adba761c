# SPDX-License-Identifier: Apache-2.0
"""The name given in the decorator becomes lower-case with hyphens."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work():
    pass


@dsl.pipeline(name='My Pipe: Línea #1__x', display_name='My Pipe: Línea #1')
def pipe():
    work()
