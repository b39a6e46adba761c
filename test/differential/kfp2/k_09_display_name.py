# SPDX-License-Identifier: Apache-2.0
# quirk: K-09
"""Nor in a display name."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work():
    pass


@dsl.pipeline
def shown(s: str = 'x'):
    work().set_display_name(f'work {s}')
