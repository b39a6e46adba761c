# SPDX-License-Identifier: Apache-2.0
# options: --pipeline-parameters '[]'
"""Whatever JSON is empty changes no default."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work(a: int):
    pass


@dsl.pipeline
def pipe(a: int = 1):
    work(a=a)
