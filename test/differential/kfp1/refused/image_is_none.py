# SPDX-License-Identifier: Apache-2.0
# kfp accepts: and Kubernetes refuses it
from kfp import dsl
from kubernetes import client as k8s


@dsl.pipeline(name='p')
def p(a='x'):
    dsl.ContainerOp(name='a', image=None)  # wrong
