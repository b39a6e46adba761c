# RUN: kfp-translate --from=kfp-v1 --to=textproto --python=%python %s -o %t 2>&1 | FileCheck %s
from kfp import dsl


def step(name, *arguments):
    return dsl.ContainerOp(name=name, image='i', arguments=list(arguments), file_outputs={'out': '/out'})


@dsl.pipeline(name='p')
def p(rows='[]'):
    with dsl.ParallelFor(rows) as row:
        step('a', row.k)
    # CHECK: LoopItemOutside.py:6:{{[0-9]+}}: warning: the loop item `rows-loop-item-subvar-k` is used outside of its loop: {{.*}} [LoopItemOutside]
    # CHECK: LoopItemOutside.py:[[#@LINE+1]]:{{[0-9]+}}: note: called in `p`
    step('b', row.k)
