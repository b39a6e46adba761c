# SPDX-License-Identifier: Apache-2.0
from kfp import dsl, components
from kubernetes import client as k8s

@dsl.graph_component
def g(a):
    s = dsl.ContainerOp('s', 'i', arguments=[a], file_outputs={'o': '/o'})
    g(s.output)
@dsl.pipeline(name='p')
def p(a='x', b='y'):
    g(a)
