# SPDX-License-Identifier: Apache-2.0
"""Environment variables keep their first place and their last value; an empty one has no value."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work():
    pass


@dsl.pipeline
def environment():
    work().set_env_variable('B', '1').set_env_variable('A', '2').set_env_variable('B', '3').set_env_variable('EMPTY', '')
    work().set_debug_pause()
    work().set_debug_pause(before=True, after=False)
    work().set_debug_pause(before=True, on_error=True)
    work().set_env_variable(name='X', value='with "quotes" and\nlines')
