# RUN: not kfp-translate --from=kfp-v1 --to=textproto --python=%python %s -o %t 2>&1 | FileCheck %s
from kfp import dsl


def step(name, *arguments):
    return dsl.ContainerOp(name=name, image='i', arguments=list(arguments), file_outputs={'out': '/out'})


@dsl.pipeline(name='p')
def p(x='1'):
    rows = step('rows')
    with dsl.Condition(x == '1'):
        # CHECK: LoopItemsFar.py:[[#@LINE+1]]:{{[0-9]+}}: error: the items of the loop `for-loop-2` come from the step `rows`, which stands in another group; {{.*}} [LoopItemsFar]
        with dsl.ParallelFor(rows.output) as row:
            step('a', row)
