# RUN: kfp-translate --from=kfp-v1 --to=textproto --python=%python %s -o %t 2>&1 | FileCheck %s
from kfp import dsl


@dsl.pipeline(name='p')
def p(x='1'):
    # CHECK: StepNeverRuns.py:[[#@LINE+1]]:{{[0-9]+}}: warning: nothing runs the step `a`: it is an exit step, and no exit handler names it [StepNeverRuns]
    dsl.ContainerOp(name='a', image='i', is_exit_handler=True)
