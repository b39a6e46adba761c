# SPDX-License-Identifier: Apache-2.0
"""Every parameter type, with and without a default; the order is kept apart from the names."""
from typing import Dict, List

from kfp import dsl


@dsl.component(base_image='python:3.12')
def takes(s: str, i: int, f: float, b: bool, l: list, d: dict, ls: List[str], ld: List[Dict[str, int]], di: Dict[str, int], bl: list[str], bd: dict[str, int]):
    print(s, i)


@dsl.pipeline
def every_type(s: str, i: int, f: float, b: bool, l: list, d: dict, ls: List[str], ld: List[Dict[str, int]],
               di: Dict[str, int], bl: list[str], bd: dict[str, int]):
    takes(s=s, i=i, f=f, b=b, l=l, d=d, ls=ls, ld=ld, di=di, bl=bl, bd=bd)
