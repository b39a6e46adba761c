# SPDX-License-Identifier: Apache-2.0
from kfp import dsl


@dsl.pipeline(name='p')
def p(a='x'):
    s = dsl.ContainerOp('s', 'i', file_outputs={'o': '/o'})
    e = dsl.ContainerOp('e', 'i', arguments=[s.output])
    with dsl.ExitHandler(e):
        dsl.ContainerOp('t', 'i')
