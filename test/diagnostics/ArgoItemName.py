# RUN: not kfp-translate --from=kfp-v1 --to=argo --python=%python %s -o - 2>&1 | FileCheck %s
from kfp import dsl


@dsl.pipeline(name='p')
def p(rows: list = [1]):
    with dsl.ParallelFor(rows) as outer:
        with dsl.ParallelFor(outer) as middle:
            # CHECK: ArgoItemName.py:[[#@LINE+1]]:18: error: `rows-loop-item-loop-item` reaches the loop `for-loop-3`, whose item is called `rows-loop-item`: kfp 1.8 takes it for a part of that item, and fails [ArgoItemName]
            with dsl.ParallelFor(rows) as inner:
                dsl.ContainerOp(name='a', image='i', arguments=[middle, inner])
