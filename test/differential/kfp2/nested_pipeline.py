# SPDX-License-Identifier: Apache-2.0
# options: --function outer
"""A pipeline as a component: its inputs, defaults, outputs."""
from typing import NamedTuple

from kfp import dsl


@dsl.component(base_image='python:3.12')
def add(a: int, b: int = 1) -> int:
    return a + b


@dsl.pipeline(display_name='Inner', description='Not kept.', pipeline_root='gs://dropped')
def inner(x: int, y: int = 2) -> NamedTuple('Out', total=int, plain=int):
    """Inner.

    Args:
        x: First.
    """
    first = add(a=x)
    second = add(a=first.output, b=y)
    return NamedTuple('Out', total=int, plain=int)(total=second.output, plain=first.output)


@dsl.pipeline
def outer(z: int = 3) -> int:
    i = inner(x=z)
    j = inner(x=i.outputs['total'], y=i.outputs['plain']).set_display_name('second').set_caching_options(False)
    add(a=j.outputs['total']).after(i)
    return i.outputs['total']
