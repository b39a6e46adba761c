# SPDX-License-Identifier: Apache-2.0
# Argo refuses: an output leaves two groups
from kfp import dsl, components
from kubernetes import client as k8s

got = []
@dsl.graph_component
def g(a):
    s = dsl.ContainerOp('s', 'i', arguments=[a], file_outputs={'o': '/o'})
    got.append(s)
    with dsl.Condition(s.output == 'x'):
        with dsl.ParallelFor([1, 2]) as i:
            g(s.output)
@dsl.pipeline(name='p')
def p(a='x', b='y'):
    with dsl.ParallelFor(['q']) as q:
        g(q)
        dsl.ContainerOp('t', 'i', arguments=[got[0].output])
    dsl.ContainerOp('u', 'i', arguments=[dsl.InputArgumentPath(got[0].output)])
