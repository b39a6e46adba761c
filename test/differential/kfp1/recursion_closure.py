# SPDX-License-Identifier: Apache-2.0
# Argo refuses: the recursion does not pass what the graph uses of the groups around it
from kfp import dsl, components
from kubernetes import client as k8s

@dsl.pipeline(name='p')
def p(a='x', b='y'):
    o = dsl.ContainerOp('o', 'i', file_outputs={'o': '/o'})
    @dsl.graph_component
    def g(a):
        s = dsl.ContainerOp('s', 'i', arguments=[a, b, o.output], file_outputs={'o': '/o'})
        with dsl.Condition(s.output == b):
            g(s.output)
    g(a)
