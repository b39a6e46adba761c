# SPDX-License-Identifier: Apache-2.0
# Argo refuses: the name of a condition is emitted as it is
from kfp import dsl, components
from kubernetes import client as k8s

@dsl.pipeline(name='p')
def p(a='x'):
    with dsl.Condition(a == 'x', 'a b [c] (d)') as c:
        s = dsl.ContainerOp('s', 'i', arguments=[a])
