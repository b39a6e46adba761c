# SPDX-License-Identifier: Apache-2.0
from kfp import dsl, components
from kubernetes import client as k8s

s = dsl.ContainerOp('s', 'i', file_outputs={'o': '/o'})
@dsl.pipeline(name='p')
def p(a='x'):
    dsl.ContainerOp('t', 'i')
