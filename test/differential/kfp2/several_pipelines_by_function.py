# SPDX-License-Identifier: Apache-2.0
# options: --function second
"""--function chooses."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work():
    pass


@dsl.pipeline
def first():
    work()


@dsl.pipeline
def second():
    work()
    work()
