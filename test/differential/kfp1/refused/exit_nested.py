# SPDX-License-Identifier: Apache-2.0
from kfp import dsl


@dsl.pipeline(name='p')
def p(a='x'):
    e = dsl.ContainerOp('e', 'i')
    f = dsl.ContainerOp('f', 'i')
    with dsl.ExitHandler(e):
        with dsl.ExitHandler(f):
            dsl.ContainerOp('s', 'i')
