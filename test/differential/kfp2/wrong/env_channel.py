# SPDX-License-Identifier: Apache-2.0
"""A channel as the value of an environment variable."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work():
    pass


@dsl.pipeline
def p(x: str = ''):
    work().set_env_variable('A', x)
