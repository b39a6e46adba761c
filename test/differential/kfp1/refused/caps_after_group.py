# SPDX-License-Identifier: Apache-2.0
from kfp import dsl


@dsl.pipeline(name='p')
def p(a='x'):
    with dsl.Condition(a == 'x', 'Big') as c:
        dsl.ContainerOp('s', 'i')
    dsl.ContainerOp('t', 'i').after(c)
