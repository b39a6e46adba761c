# RUN: not kfp-translate --from=kfp-v1 --to=textproto --python=%python %s 2>&1 | FileCheck %s
from kfp import dsl


def step(name, *arguments):
    return dsl.ContainerOp(name=name, image='i', arguments=list(arguments), file_outputs={'out': '/out'})


# CHECK: PythonSurrogate.py:[[#@LINE-3]]{{.*}}: error: a text in the pipeline holds a lone surrogate, which no output can hold [PythonSurrogate]
@dsl.pipeline(name='p')
def p():
    step('a', '\udc80')
