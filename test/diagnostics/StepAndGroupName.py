# RUN: kfp-translate --from=kfp-v1 --to=textproto --python=%python %s -o %t 2>&1 | FileCheck %s
from kfp import dsl


def step(name, *arguments):
    return dsl.ContainerOp(name=name, image='i', arguments=list(arguments), file_outputs={'out': '/out'})


@dsl.pipeline(name='p')
def p(x='1'):
    step('condition-1')
    # CHECK: StepAndGroupName.py:[[#@LINE+1]]:{{[0-9]+}}: warning: a step and a group are both called `condition-1`: {{.*}} [StepAndGroupName]
    with dsl.Condition(x == '1'):
        step('a')
