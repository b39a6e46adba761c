# SPDX-License-Identifier: Apache-2.0
# quirk: K-06
"""A handler around a loop over dicts, with nested groups."""
from typing import Dict, List

from kfp import dsl


@dsl.component(base_image='python:3.12')
def tidy(status: dsl.PipelineTaskFinalStatus):
    print(status)


@dsl.component(base_image='python:3.12')
def work(a: str = '') -> str:
    return a


@dsl.pipeline
def around(ds: List[Dict[str, str]], k: str = 'a'):
    with dsl.ExitHandler(tidy()):
        with dsl.ParallelFor(ds) as d:
            t = work(a=d.name_of)
            with dsl.If(t.output == k):
                work(a=d.other)
        with dsl.ParallelFor([{'x': '1'}, {'x': '2'}]) as e:
            work(a=e.x)
