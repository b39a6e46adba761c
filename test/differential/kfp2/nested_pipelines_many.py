# SPDX-License-Identifier: Apache-2.0
# options: --function outer
# kfp numbers
"""Pipelines in pipelines, with defaults, optional values, one called often, with settings."""
from typing import Dict, List, NamedTuple, Optional

from kfp import dsl
from kfp.dsl import Artifact, Dataset, Input, Output


@dsl.component(base_image='python:3.12')
def print_op1(msg: str, data: Output[Artifact], n: int = 0) -> str:
    return msg


@dsl.component(base_image='python:3.12')
def print_op2(data: Input[Artifact]):
    pass


@dsl.component(base_image='python:3.12')
def opt(s: Optional[str] = None, i: Optional[int] = None, f: Optional[float] = 1.0, b: Optional[bool] = None, l: Optional[List[str]] = None,
        d: Optional[Dict[str, int]] = None, a: Optional[Input[Artifact]] = None):
    pass


@dsl.pipeline(name='graph-component', description='Inner.')
def inner(msg: str, times: int = 2, flag: Optional[bool] = None) -> NamedTuple('Out', [('text', str), ('data', Artifact)]):
    """Not this.

    Args:
        msg: What to print.
    """
    one = print_op1(msg=msg)
    two = print_op1(msg=one.outputs['Output'], n=times)
    print_op2(data=one.outputs['data'])
    opt(b=flag)
    Out = NamedTuple('Out', [('text', str), ('data', Artifact)])
    return Out(text=two.outputs['Output'], data=one.outputs['data'])


@dsl.pipeline
def middle(msg: str = 'middle', a: Optional[Input[Artifact]] = None) -> str:
    first = inner(msg=msg)
    second = inner(msg=first.outputs['text'], times=3, flag=True).after(first)
    opt(a=a, s=second.outputs['text'])
    return second.outputs['text']


@dsl.pipeline(name='pipeline-in-pipeline')
def outer(msg: str = 'Hello', xs: List[str] = ['a']):
    with dsl.If(msg == 'Hello'):
        task = middle(msg=msg)
        task.set_display_name('Middle').set_caching_options(False).set_retry(3)
        opt(s=task.output)
    with dsl.ParallelFor(xs) as x:
        each = inner(msg=x)
        print_op2(data=each.outputs['data'])
        middle(msg=each.outputs['text'], a=each.outputs['data'])
    middle()
