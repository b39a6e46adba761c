# SPDX-License-Identifier: Apache-2.0
from kfp import dsl


@dsl.pipeline(name='p')
def p(a='x'):
    s = dsl.ContainerOp('s', 'i', file_outputs={'a': '/a', 'b': '/b'})
    dsl.ContainerOp('t', 'i', arguments=[s.output])
