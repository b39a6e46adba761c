# SPDX-License-Identifier: Apache-2.0
# kfp accepts: and Kubernetes refuses it
from kfp import dsl
from kubernetes import client as k8s


@dsl.pipeline(name='p')
def p(a='x'):
    op = dsl.ContainerOp(name='a', image='i')  # wrong
    op.add_env_variable(k8s.V1EnvVar(name=5, value='x'))
