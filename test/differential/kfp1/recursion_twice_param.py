# SPDX-License-Identifier: Apache-2.0
# Argo refuses: kfp passes one value for two arguments once
from kfp import dsl, components
from kubernetes import client as k8s

@dsl.graph_component
def g(a, b):
    s = dsl.ContainerOp('s', 'i', arguments=[a, b], file_outputs={'o': '/o'})
    with dsl.Condition(s.output == 'x'):
        g(s.output, s.output)
@dsl.pipeline(name='p')
def p(a='x', b='y'):
    g(a, b)
