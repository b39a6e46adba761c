# SPDX-License-Identifier: Apache-2.0
"""The comment at the head of the file: every type, defaults in Python's notation."""
from typing import List

from kfp import dsl
from kfp.dsl import Dataset, Input, Model


@dsl.component(base_image='python:3.12')
def make(d: Input[Dataset]) -> Model:
    pass


@dsl.pipeline(name='header', description='First line.\n\nThird line.  ')
def pipe(z: Input[Dataset], a: str = "it's", b: int = 3, c: float = 1e-6, d: bool = True, e: list = [1, 'a', None or 2],
         f: dict = {'a': {'b': [True, 2]}}, g: List[str] = []) -> Model:
    return make(d=z).output
