# SPDX-License-Identifier: Apache-2.0
# quirk: K-09
"""The text of a channel in an environment variable is not filled in by kfp."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work():
    pass


@dsl.pipeline
def env(s: str = 'x'):
    work().set_env_variable('A', f'{s}')
