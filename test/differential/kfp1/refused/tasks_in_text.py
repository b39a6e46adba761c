# SPDX-License-Identifier: Apache-2.0
from kfp import dsl


@dsl.pipeline(name='p')
def p(a='x'):
    dsl.ContainerOp('s', 'i', arguments=['{{tasks.a.outputs.parameters.b}}'])
