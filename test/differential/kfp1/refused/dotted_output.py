# SPDX-License-Identifier: Apache-2.0
from kfp import dsl


@dsl.pipeline(name='p')
def p(a='x'):
    with dsl.Condition(a == 'x', 'a.b') as c:
        s = dsl.ContainerOp('s', 'i', file_outputs={'o': '/o'})
    dsl.ContainerOp('t', 'i', arguments=[s.output])
