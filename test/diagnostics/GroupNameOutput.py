# RUN: not kfp-translate --from=kfp-v1 --to=textproto --python=%python %s -o %t 2>&1 | FileCheck %s
from kfp import dsl


def step(name, *arguments):
    return dsl.ContainerOp(name=name, image='i', arguments=list(arguments), file_outputs={'out': '/out'})


@dsl.pipeline(name='p')
def p(x='1'):
    # CHECK: GroupNameOutput.py:[[#@LINE+1]]:{{[0-9]+}}: error: an output leaves the group `condition-x is 1-1`: {{.*}} [GroupNameOutput]
    with dsl.Condition(x == '1', 'x is 1'):
        made = step('a')
    step('b', made.output)
