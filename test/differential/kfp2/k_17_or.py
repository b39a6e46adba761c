# SPDX-License-Identifier: Apache-2.0
# quirk: K-17
"""Python's `or` keeps only the first condition in kfp."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work():
    pass


@dsl.pipeline
def cut(a: int = 1, b: int = 2):
    with dsl.If((a == 1) or (b == 2)):
        work()
