# RUN: not kfp-translate --from=kfp-v1 --to=textproto --python=%python %s -o %t 2>&1 | FileCheck %s
from kfp import dsl


def step(name, *arguments):
    return dsl.ContainerOp(name=name, image='i', arguments=list(arguments), file_outputs={'out': '/out'})


@dsl.pipeline(name='p')
def p(x='1'):
    # CHECK: MisplacedVariable.py:[[#@LINE+1]]:{{[0-9]+}}: error: `for-loop-2` holds `{{{{}}item.a}}`, a variable of Argo that has no meaning there [MisplacedVariable]
    with dsl.ParallelFor(['{{item.a}}']):
        # CHECK: MisplacedVariable.py:6:{{[0-9]+}}: error: `a` holds `{{{{}}tasks.b.outputs.parameters.c}}`, a variable of Argo that has no meaning there [MisplacedVariable]
        # CHECK: MisplacedVariable.py:[[#@LINE+1]]:{{[0-9]+}}: note: called in `p`
        step('a', 'x {{tasks.b.outputs.parameters.c}}')
