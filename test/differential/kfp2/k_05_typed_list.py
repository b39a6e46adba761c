# SPDX-License-Identifier: Apache-2.0
# quirk: K-05
"""The text of an input typed List[...] leaks into the constant in kfp."""
from typing import Dict, List

from kfp import dsl


@dsl.component(base_image='python:3.12')
def say(text: str):
    print(text)


@dsl.pipeline
def leaks(l: List[str] = ['a'], d: Dict[str, int] = {}):
    say(text=f'{l} and {d}')
