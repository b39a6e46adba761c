# RUN: kfp-translate --from=kfp-v1 --to=textproto --python=%python %s -o %t 2>&1 | FileCheck %s
from kfp import dsl


def step(name, *arguments):
    return dsl.ContainerOp(name=name, image='i', arguments=list(arguments), file_outputs={'out': '/out'})


@dsl.pipeline(name='p')
def p(x='1'):
    step('a')
    # CHECK: UnknownStepOutput.py:6:{{[0-9]+}}: warning: the step `a` has no output `y`: {{.*}} [UnknownStepOutput]
    # CHECK: UnknownStepOutput.py:[[#@LINE+1]]:{{[0-9]+}}: note: called in `p`
    step('b', dsl.PipelineParam('y', op_name='a'))
