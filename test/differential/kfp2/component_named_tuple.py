# SPDX-License-Identifier: Apache-2.0
"""Components with NamedTuple outputs of every type, artifacts too."""
from typing import Dict, List, NamedTuple

from kfp import dsl
from kfp.dsl import Dataset


@dsl.component(base_image='python:3.12')
def many(x: int) -> NamedTuple('Out', a=int, b=float, c=str, d=bool, e=list, f=dict, g=List[str], h=Dict[str, int], i=Dataset):
    pass


@dsl.component(base_image='python:3.12')
def use(a: int, b: float, c: str, d: bool, e: list, f: dict):
    pass


@dsl.pipeline
def many_outputs():
    o = many(x=1).outputs
    use(a=o['a'], b=o['b'], c=o['c'], d=o['d'], e=o['e'], f=o['f'])
    use(a=o['a'], b=o['b'], c=o['c'], d=o['d'], e=o['g'], f=o['h'])
