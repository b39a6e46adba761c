# SPDX-License-Identifier: Apache-2.0
from kfp import dsl


@dsl.pipeline(name='p')
def p(a='x'):
    s = dsl.ContainerOp('s', 'i')
    e = dsl.ContainerOp('e', 'i').after(s)
    with dsl.ExitHandler(e):
        dsl.ContainerOp('t', 'i')
