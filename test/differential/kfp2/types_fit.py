# SPDX-License-Identifier: Apache-2.0
"""Lists fit lists and dicts dicts, whatever is in them."""
from typing import Dict, List

from kfp import dsl


@dsl.component(base_image='python:3.12')
def make() -> List[int]:
    return []


@dsl.component(base_image='python:3.12')
def maked() -> dict:
    return {}


@dsl.component(base_image='python:3.12')
def read(a: List[str], b: list, c: Dict[str, str]):
    pass


@dsl.pipeline
def fitting(l: List[float] = [], d: Dict[str, float] = {}):
    read(a=make().output, b=make().output, c=maked().output)
    read(a=l, b=l, c=d)
    read(a=[1], b=['x'], c={'a': 1})
