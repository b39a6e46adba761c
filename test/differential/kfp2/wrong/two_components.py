# SPDX-License-Identifier: Apache-2.0
"""Two components and no choice."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def first():
    pass


@dsl.component(base_image='python:3.12')
def second():
    pass
