# RUN: kfp-translate --from=kfp-v1 --to=textproto --python=%python %s -o %t 2>&1 | FileCheck %s
from kfp import dsl


def step(name, *arguments):
    return dsl.ContainerOp(name=name, image='i', arguments=list(arguments), file_outputs={'out': '/out'})


@dsl.pipeline(name='p')
def p(x='1'):
    last = step('last')
    with dsl.ExitHandler(last):
        step('a')
    # CHECK: ExitStepShared.py:[[#@LINE+1]]:{{[0-9]+}}: warning: `last` is the exit step of another exit handler already: {{.*}} [ExitStepShared]
    with dsl.ExitHandler(last):
        step('b')
