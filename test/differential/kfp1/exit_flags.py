# SPDX-License-Identifier: Apache-2.0
from kfp import dsl


@dsl.pipeline(name='exit flags')
def p(a='x'):
    dsl.ContainerOp(name='never', image='i', arguments=[a], is_exit_handler=True)
    last = dsl.ContainerOp(name='last', image='i', arguments=[a], is_exit_handler=True)
    with dsl.ExitHandler(last, name='Clean up'):
        dsl.ContainerOp(name='work', image='i', arguments=[a])
