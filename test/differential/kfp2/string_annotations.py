# SPDX-License-Identifier: Apache-2.0
"""Annotations that are text: canonical names, and List and Dict with brackets."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def takes(a: 'String', b: 'Integer', c: 'Float', d: 'Boolean', e: 'List', f: 'Dict', g: 'List[int]', h: 'Dict[str, int]'):
    print(a)


@dsl.pipeline
def texts(a: 'String' = 'x', b: 'Integer' = 1, g: 'List[int]' = [1]):
    takes(a=a, b=b, c=1.0, d=True, e=[1], f={'a': 1}, g=g, h={'a': 1})
