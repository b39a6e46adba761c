# RUN: not kfp-translate --from=kfp-v1 --to=textproto --python=%python %s 2>&1 | FileCheck %s
from kfp import dsl


def step(name, *arguments):
    return dsl.ContainerOp(name=name, image='i', arguments=list(arguments), file_outputs={'out': '/out'})


@dsl.pipeline(name='p')
def p():
    bye = step('bye')
    # CHECK: ExitHandlerCover.py:[[#@LINE+1]]:{{[0-9]+}}: error: 2 steps stand outside of the exit handler; one may [ExitHandlerCover]
    with dsl.ExitHandler(bye):
        step('a')
    # CHECK: ExitHandlerCover.py:[[#@LINE+1]]:{{[0-9]+}}: note: `b` is one of them
    dsl.ContainerOp(name='b', image='i')
    step('c')
