# SPDX-License-Identifier: Apache-2.0
from kfp import dsl, components
from kubernetes import client as k8s

@dsl.pipeline(name='p')
def p(a='x'):
    with dsl.Condition(a == 'x', ''):
        dsl.ContainerOp('t', 'i')
