# SPDX-License-Identifier: Apache-2.0
from kfp import dsl


@dsl.pipeline(name='p')
def p(a='x'):
    with dsl.ParallelFor([{'a-b': 1}]) as i:
        dsl.ContainerOp('s', 'i')
