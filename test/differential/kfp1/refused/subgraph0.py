# SPDX-License-Identifier: Apache-2.0
from kfp import dsl


@dsl.pipeline(name='p')
def p(a='x'):
    with dsl.SubGraph(0) as i:
        dsl.ContainerOp('s', 'i')
