# SPDX-License-Identifier: Apache-2.0
# quirk: K-17
"""A chained comparison keeps only its last part in kfp."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work():
    pass


@dsl.pipeline
def cut(x: int = 1):
    with dsl.If(1 < x < 5):
        work()
