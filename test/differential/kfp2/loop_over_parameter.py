# SPDX-License-Identifier: Apache-2.0
"""Items of lists with and without an inner type."""
from typing import Dict, List

from kfp import dsl


@dsl.component(base_image='python:3.12')
def text(a: str):
    pass


@dsl.component(base_image='python:3.12')
def number(a: int):
    pass


@dsl.component(base_image='python:3.12')
def obj(a: dict):
    pass


@dsl.component(base_image='python:3.12')
def many(a: list):
    pass


@dsl.component(base_image='python:3.12')
def make() -> List[int]:
    return [1]


@dsl.component(base_image='python:3.12')
def maked() -> List[Dict[str, int]]:
    return []


@dsl.component(base_image='python:3.12')
def bare() -> list:
    return []


@dsl.pipeline
def over(s: List[str], n: List[int], d: List[Dict[str, int]], l: list, ll: List[List[int]]):
    with dsl.ParallelFor(s) as a:
        text(a=a)
    with dsl.ParallelFor(n) as b:
        number(a=b)
    with dsl.ParallelFor(d) as c:
        obj(a=c)
        number(a=c.x)
    with dsl.ParallelFor(l) as e:
        text(a=e)
        number(a=e)
        obj(a=e)
        text(a=e.field)
    with dsl.ParallelFor(ll) as f:
        many(a=f)
    with dsl.ParallelFor(make().output) as g:
        number(a=g)
    with dsl.ParallelFor(maked().output) as h:
        number(a=h.anything)
        obj(a=h)
    with dsl.ParallelFor(bare().output) as i:
        number(a=i)
