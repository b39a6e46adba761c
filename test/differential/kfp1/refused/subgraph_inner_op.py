# SPDX-License-Identifier: Apache-2.0
from kfp import dsl


@dsl.pipeline(name='p')
def p(a='x'):
    with dsl.SubGraph(2):
        s = dsl.ContainerOp('s', 'i', file_outputs={'o': '/o'})
        with dsl.ParallelFor(s.output) as i:
            dsl.ContainerOp('t', 'i', arguments=[i])
