# RUN: kfp-compile --python=%python --py %s --output %t.yaml 2>&1 | FileCheck %s
from typing import List

from kfp import dsl


@dsl.container_component
def work(a: str, b: str = ''):
    return dsl.ContainerSpec(image='i', args=[a, b])


@dsl.pipeline
def p(xs: List[str]):
    with dsl.ParallelFor(xs) as outer:
        work(a=outer)
        with dsl.ParallelFor(xs) as inner:
            work(a=inner)
            # CHECK: LoopItemHidden.py:[[#@LINE+1]]{{(:[0-9]+)?}}: warning: `work-3` reads the item `xs-loop-item` of an outer loop in `for-loop-2`, {{.*}} [LoopItemHidden]
            work(a=inner, b=outer)
