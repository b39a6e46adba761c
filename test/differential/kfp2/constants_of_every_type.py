# SPDX-License-Identifier: Apache-2.0
"""Constant arguments of every type, at the edges."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def take(s: str = '', i: int = 0, f: float = 0.0, b: bool = False, l: list = [], d: dict = {}):
    pass


@dsl.pipeline
def constants():
    take(s='', i=0, f=0.0, b=False, l=[], d={})
    take(s='é \n "', i=-1, f=-1e-9, b=True, l=[1, [2, [3]], 'x', {'y': 1.5}], d={'a': {'b': {'c': []}}, 'z': 1, 'A': True})
    take(i=2**31, f=1e300)
    take(s='1', l=['yes', 'no', '1.0', 'null', '~', ''], d={'yes': 'no', '': 'x', '1': 1})
