# SPDX-License-Identifier: Apache-2.0
# options: --pipeline-parameters '{"a": 5, "b": "new", "c": [1, {"x": 2}], "d": null, "e": true, "f": 2, "g": {"y": 1}}'
"""Defaults from the command line, encoded by type; they make nothing optional."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work(a: int, b: str, c: list, d: str, e: bool, f: float, g: dict):
    pass


@dsl.pipeline
def pipe(a: int, b: str = 'old', c: list = [3], d: str = 'kept', e: bool = False, f: float = 0.0, g: dict = {'x': 2}):
    work(a=a, b=b, c=c, d=d, e=e, f=f, g=g)
