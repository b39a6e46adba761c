# SPDX-License-Identifier: Apache-2.0
"""A Kubernetes object without what it needs."""
from kfp import dsl
from kubernetes import client as k8s


@dsl.pipeline(name='wrong')
def wrong(x='1', y='2'):
    op = dsl.ContainerOp(name='a', image='i')
    op.add_env_variable(k8s.V1EnvVar(value='b'))  # wrong
