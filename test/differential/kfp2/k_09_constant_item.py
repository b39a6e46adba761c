# SPDX-License-Identifier: Apache-2.0
# quirk: K-09
"""Nor in the items of a constant loop."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def say(text: str):
    print(text)


@dsl.pipeline
def looped(s: str = 'x'):
    with dsl.ParallelFor(['a', f'{s}']) as item:
        say(text=item)
