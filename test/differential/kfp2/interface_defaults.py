# SPDX-License-Identifier: Apache-2.0
"""Defaults of every type, falsy ones too; None only makes the input optional."""
from typing import Dict, List, Optional

from kfp import dsl


@dsl.component(base_image='python:3.12')
def takes(s: str = '', i: int = 0, f: float = 0.0, b: bool = False, l: list = [], d: dict = {}, n: Optional[str] = None, big: int = 12345678901, tiny: float = 1e-7, text: str = 'héllo "q"', deep: Dict[str, List[int]] = {'z': [1, 2], 'a': []}):
    print(s, i)


@dsl.pipeline
def defaults(s: str = '', i: int = 0, f: float = 0.0, b: bool = False, l: list = [], d: dict = {}, n: Optional[str] = None,
             deep: dict = {'z': [1, 2.5, True, 'x', {'b': []}]}):
    takes()
    takes(s=s, i=i, f=f, b=b, l=l, d=d, n='given', deep=deep)
