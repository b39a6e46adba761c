# SPDX-License-Identifier: Apache-2.0
"""A pipeline may return a dict of its outputs."""
from typing import NamedTuple

from kfp import dsl


@dsl.component(base_image='python:3.12')
def one() -> int:
    return 1


@dsl.pipeline
def as_dict() -> NamedTuple('Outputs', first=int, second=int):
    return {'first': one().output, 'second': one().output}
