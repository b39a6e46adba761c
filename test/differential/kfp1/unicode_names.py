# SPDX-License-Identifier: Apache-2.0
from kfp import dsl, components
from kubernetes import client as k8s

@dsl.pipeline(name='Ünï')
def p(a='x'):
    dsl.ContainerOp('Größe', 'i', arguments=[a])
    dsl.ContainerOp('---', 'i', arguments=[a])
    dsl.ContainerOp('9 lives', 'i', arguments=[a])
