# SPDX-License-Identifier: Apache-2.0
# warns: [LoopItemHidden]
"""Two loops over one channel, one inside of the other, share the name of their item."""
from typing import List

from kfp import dsl


@dsl.component(base_image='python:3.12')
def work(a: str, b: str = ''):
    pass


@dsl.pipeline
def same(items: List[str]):
    with dsl.ParallelFor(items) as x:
        work(a=x)
        with dsl.ParallelFor(items) as y:
            work(a=x, b=y)
