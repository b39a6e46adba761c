# SPDX-License-Identifier: Apache-2.0
# One exit step serves two exit handlers.
from kfp import dsl


@dsl.pipeline(name='two handlers')
def p(a='x'):
    last = dsl.ContainerOp(name='last', image='i', arguments=[a])
    with dsl.ExitHandler(last):
        dsl.ContainerOp(name='work', image='i', arguments=[a])
    with dsl.ExitHandler(last):
        dsl.ContainerOp(name='more', image='i', arguments=[a])
