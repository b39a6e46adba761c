# SPDX-License-Identifier: Apache-2.0
from kfp import dsl


@dsl.pipeline(name='p')
def p(a='x'):
    with dsl.ParallelFor('abc') as i:
        dsl.ContainerOp('s', 'i')
