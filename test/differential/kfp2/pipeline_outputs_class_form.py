# SPDX-License-Identifier: Apache-2.0
"""A class derived from NamedTuple as the return annotation."""
from typing import NamedTuple

from kfp import dsl


class Results(NamedTuple):
    number: int
    text: str


@dsl.component(base_image='python:3.12')
def compute(x: int) -> NamedTuple('Both', [('number', int), ('text', str)]):
    from collections import namedtuple
    return namedtuple('Both', 'number text')(x, str(x))


@dsl.pipeline
def class_form(x: int = 1) -> Results:
    task = compute(x=x)
    return Results(number=task.outputs['number'], text=task.outputs['text'])
