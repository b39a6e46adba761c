# RUN: not kfp-translate --from=kfp-v1 --to=textproto --python=%python %s 2>&1 | FileCheck %s
from kfp import dsl


def step(name, *arguments):
    return dsl.ContainerOp(name=name, image='i', arguments=list(arguments), file_outputs={'out': '/out'})


@dsl.pipeline(name='p')
def p():
    a = step('a')
    # CHECK: ExitStepDependency.py:6:{{[0-9]+}}: error: the exit step `bye` waits for `a`; {{.*}} [ExitStepDependency]
    # CHECK: ExitStepDependency.py:[[#@LINE+1]]:{{[0-9]+}}: note: called in `p`
    bye = step('bye', a.outputs['out'])
    with dsl.ExitHandler(bye):
        step('b')
