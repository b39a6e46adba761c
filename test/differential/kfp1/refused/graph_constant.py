# SPDX-License-Identifier: Apache-2.0
from kfp import dsl


@dsl.graph_component
def g(a):
    dsl.ContainerOp('s', 'i', arguments=[a])


@dsl.pipeline(name='p')
def p():
    g('x')
