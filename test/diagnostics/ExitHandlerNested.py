# RUN: not kfp-translate --from=kfp-v1 --to=textproto --python=%python %s 2>&1 | FileCheck %s
from kfp import dsl


def step(name, *arguments):
    return dsl.ContainerOp(name=name, image='i', arguments=list(arguments), file_outputs={'out': '/out'})


@dsl.pipeline(name='p')
def p():
    bye, later = step('bye'), step('later')
    with dsl.ExitHandler(bye):
        # CHECK: ExitHandlerNested.py:[[#@LINE+1]]:{{[0-9]+}}: error: an exit handler stands inside of another one [ExitHandlerNested]
        with dsl.ExitHandler(later):
            step('a')
