# RUN: kfp-translate --from=kfp-v1 --to=textproto --python=%python %s -o %t 2>&1 | FileCheck %s
from kfp import dsl


@dsl.pipeline(name='p')
def p(x='1'):
    # CHECK: StepsInCycle.py:[[#@LINE+1]]:{{[0-9]+}}: warning: `a` waits for `b`, which waits for it: {{.*}} [StepsInCycle]
    a = dsl.ContainerOp(name='a', image='i')
    b = dsl.ContainerOp(name='b', image='i').after(a)
    a.after(b)
