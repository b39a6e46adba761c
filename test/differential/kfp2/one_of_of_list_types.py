# SPDX-License-Identifier: Apache-2.0
"""OneOf of outputs that are lists and dicts."""
from typing import Dict, List

from kfp import dsl


@dsl.component(base_image='python:3.12')
def make(n: int) -> List[str]:
    return []


@dsl.component(base_image='python:3.12')
def makes(n: int) -> Dict[str, int]:
    return {}


@dsl.component(base_image='python:3.12')
def read(a: list, d: dict):
    pass


@dsl.pipeline
def lists(x: int = 1):
    with dsl.If(x == 1):
        a, c = make(n=1), makes(n=1)
    with dsl.Else():
        b, d = make(n=2), makes(n=2)
    read(a=dsl.OneOf(a.output, b.output), d=dsl.OneOf(c.output, d.output))
