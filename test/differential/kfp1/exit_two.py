# SPDX-License-Identifier: Apache-2.0
from kfp import dsl, components
from kubernetes import client as k8s

@dsl.pipeline(name='p')
def p(a='x'):
    e = dsl.ContainerOp('e', 'i')
    f = dsl.ContainerOp('f', 'i')
    with dsl.ExitHandler(e):
        dsl.ContainerOp('s', 'i')
    with dsl.ExitHandler(f):
        dsl.ContainerOp('t', 'i')
    with dsl.Condition(a == 'x'):
        dsl.ContainerOp('u', 'i')
