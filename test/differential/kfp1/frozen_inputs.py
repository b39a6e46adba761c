# SPDX-License-Identifier: Apache-2.0
from kfp import dsl, components
from kubernetes import client as k8s

@dsl.pipeline(name='p')
def p(a='x', b='y'):
    t = dsl.ContainerOp('t', 'i', arguments=[a])
    t.inputs
    t.add_pod_label('x', a)
    u = dsl.ContainerOp('u', 'i')
    u.inputs = [a, b]
