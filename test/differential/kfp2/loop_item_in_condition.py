# SPDX-License-Identifier: Apache-2.0
"""Items and fields as operands."""
from typing import Dict, List

from kfp import dsl


@dsl.component(base_image='python:3.12')
def work(a: str = ''):
    pass


@dsl.pipeline
def operands(ns: List[int], ds: List[Dict[str, int]]):
    with dsl.ParallelFor(ns) as n:
        with dsl.If(n > 1):
            work()
        with dsl.Else():
            work()
    with dsl.ParallelFor(ds) as d:
        with dsl.If(d.x == 1):
            work()
    with dsl.ParallelFor(['a', 'b']) as s:
        with dsl.If(s == 'a'):
            work()
        with dsl.Elif(s == 'b'):
            work(a=s)
        with dsl.Else():
            work()
