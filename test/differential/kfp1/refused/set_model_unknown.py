# SPDX-License-Identifier: Apache-2.0
"""A class that Kubernetes does not have."""
from kfp import dsl
from kubernetes import client as k8s


@dsl.pipeline(name='wrong')
def wrong(x='1', y='2'):
    op = dsl.ContainerOp(name='a', image='i')
    op.add_volume(k8s.V1Volum(name='a'))  # wrong
