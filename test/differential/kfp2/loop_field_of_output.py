# SPDX-License-Identifier: Apache-2.0
"""Fields of the items of a task's output, in the loop and in groups below."""
from typing import Dict, List

from kfp import dsl


@dsl.component(base_image='python:3.12')
def make() -> List[Dict[str, str]]:
    return []


@dsl.component(base_image='python:3.12')
def work(a: str, b: str = '') -> str:
    return a


@dsl.pipeline
def of_output(y: str = ''):
    with dsl.ParallelFor(make().output) as x:
        first = work(a=x.one, b=y)
        with dsl.If(x.two == 'b'):
            work(a=x.three, b=first.output)
