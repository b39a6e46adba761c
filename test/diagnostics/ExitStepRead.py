# RUN: not kfp-translate --from=kfp-v1 --to=textproto --python=%python %s 2>&1 | FileCheck %s
from kfp import dsl


def step(name, *arguments):
    return dsl.ContainerOp(name=name, image='i', arguments=list(arguments), file_outputs={'out': '/out'})


@dsl.pipeline(name='p')
def p():
    bye = step('bye')
    with dsl.ExitHandler(bye):
        # CHECK: ExitStepRead.py:6:{{[0-9]+}}: error: the exit step `bye` has no end that anything can wait for [ExitStepRead]
        # CHECK: ExitStepRead.py:[[#@LINE+1]]:{{[0-9]+}}: note: called in `p`
        step('a', bye.outputs['out'])
        # CHECK: ExitStepRead.py:6:{{[0-9]+}}: error: the exit step `bye` has no end that anything can wait for [ExitStepRead]
        # CHECK: ExitStepRead.py:[[#@LINE+1]]:{{[0-9]+}}: note: called in `p`
        step('b').after(bye)
