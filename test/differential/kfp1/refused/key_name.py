# SPDX-License-Identifier: Apache-2.0
from kfp import dsl


@dsl.pipeline(name='p')
def p(a='x'):
    with dsl.ParallelFor([{'name': 1, 'x': 2}]) as i:
        dsl.ContainerOp('s', 'i', arguments=[i.x])
