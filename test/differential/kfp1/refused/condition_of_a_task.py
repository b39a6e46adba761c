# SPDX-License-Identifier: Apache-2.0
from kfp import dsl
from kubernetes import client as k8s


@dsl.pipeline(name='p')
def p(a='x'):
    op = dsl.ContainerOp(name='a', image='i', file_outputs={'o': '/o'})
    with dsl.Condition(a == op):  # wrong
        dsl.ContainerOp(name='b', image='i')
