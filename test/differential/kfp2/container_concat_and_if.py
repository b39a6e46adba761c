# SPDX-License-Identifier: Apache-2.0
"""Concat and IfPresent, nested, as JSON text."""
from typing import Optional

from kfp import dsl
from kfp.dsl import ConcatPlaceholder, IfPresentPlaceholder, Input, Output, Dataset


@dsl.container_component
def placeholders(a: str, b: int = 1, c: Optional[str] = None, d: Input[Dataset] = None, o: Output[Dataset] = None):
    return dsl.ContainerSpec(
        image='busybox',
        command=['run', ConcatPlaceholder(['--a=', a, '-', b, ConcatPlaceholder(['é"', a])])],
        args=[
            IfPresentPlaceholder(input_name='c', then=['--c', c], else_=['--no-c', 'x']),
            IfPresentPlaceholder(input_name='c', then='--c', else_='--d'),
            IfPresentPlaceholder('c', [ConcatPlaceholder(['--c=', c])], else_=[]),
            IfPresentPlaceholder('d', then=['--d', d.path]),
            IfPresentPlaceholder('b', then=[IfPresentPlaceholder('c', then=[c, b], else_=[b])]),
            ConcatPlaceholder([IfPresentPlaceholder('c', then=c, else_='none'), '.txt']),
        ])


@dsl.pipeline
def nested():
    placeholders(a='x')
