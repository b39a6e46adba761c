# SPDX-License-Identifier: Apache-2.0
from kfp import dsl, components
from kubernetes import client as k8s

@dsl.pipeline(name='p')
def p(a='x'):
    e = dsl.ResourceOp(name='e', k8s_resource={'kind': 'X', 'apiVersion': 'v1', 'metadata': {'name': a}}, action='delete')
    with dsl.ExitHandler(e):
        dsl.ContainerOp('u', 'i', arguments=[a])
