# RUN: not kfp-translate --from=kfp-v1 --to=textproto --python=%python %s 2>&1 | FileCheck %s
from kfp import dsl


def step(name, *arguments):
    return dsl.ContainerOp(name=name, image='i', arguments=list(arguments), file_outputs={'out': '/out'})


@dsl.pipeline(name='p')
def p(x='1'):
    # CHECK: StepOutputName.py:[[#@LINE+1]]:{{[0-9]+}}: error: `a` has two outputs called `data` [StepOutputName]
    dsl.ContainerOp(name='a', image='i', file_outputs={'data': '/x'}, output_artifact_paths={'data': '/y'})
