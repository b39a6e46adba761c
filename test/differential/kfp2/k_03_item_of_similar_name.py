# SPDX-License-Identifier: Apache-2.0
# quirk: K-03
"""A list whose name is the end of another's, looped over in a condition in the other's loop."""
from typing import List

from kfp import dsl


@dsl.component(base_image='python:3.12')
def say(text: str):
    pass


@dsl.pipeline
def similar(theta: List[int] = [1], eta: List[str] = ['a'], x: int = 1):
    with dsl.ParallelFor(theta):
        with dsl.If(x < 1):
            with dsl.ParallelFor(eta) as item:
                say(text=item)
