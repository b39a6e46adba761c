# SPDX-License-Identifier: Apache-2.0
"""A pause that is nowhere."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work():
    pass


@dsl.pipeline
def p():
    work().set_debug_pause(before=False, after=False)
