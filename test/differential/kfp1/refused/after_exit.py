# SPDX-License-Identifier: Apache-2.0
from kfp import dsl


@dsl.pipeline(name='p')
def p(a='x'):
    e = dsl.ContainerOp('e', 'i')
    with dsl.ExitHandler(e):
        dsl.ContainerOp('s', 'i').after(e)
