# SPDX-License-Identifier: Apache-2.0
# options: --pipeline-parameters '{"l": [1, null]}'
"""A new default with a null in it."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work(l: list = []):
    pass


@dsl.pipeline
def overridden(l: list = []):
    work(l=l)
