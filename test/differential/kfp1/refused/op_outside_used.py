# SPDX-License-Identifier: Apache-2.0
from kfp import dsl

s = dsl.ContainerOp('s', 'i', file_outputs={'o': '/o'})


@dsl.pipeline(name='p')
def p(a='x'):
    dsl.ContainerOp('t', 'i', arguments=[s.output])
