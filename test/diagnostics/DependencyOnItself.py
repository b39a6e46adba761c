# RUN: not kfp-translate --from=kfp-v1 --to=textproto --python=%python %s 2>&1 | FileCheck %s
from kfp import dsl


@dsl.pipeline(name='p')
def p(x='1'):
    with dsl.Condition(x == '1') as group:
        # CHECK: DependencyOnItself.py:[[#@LINE+1]]:{{[0-9]+}}: error: `a` waits for `condition-1`, which is or contains it [DependencyOnItself]
        a = dsl.ContainerOp(name='a', image='i')
        a.after(group)
