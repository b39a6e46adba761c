# SPDX-License-Identifier: Apache-2.0
"""A probe of another class."""
from kfp import dsl
from kubernetes import client as k8s


@dsl.pipeline(name='wrong')
def wrong(x='1', y='2'):
    op = dsl.ContainerOp(name='a', image='i')
    op.set_liveness_probe(k8s.V1HTTPGetAction(port=80))  # wrong
