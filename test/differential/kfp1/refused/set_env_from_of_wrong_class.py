# SPDX-License-Identifier: Apache-2.0
"""A source of environment variables of another class."""
from kfp import dsl
from kubernetes import client as k8s


@dsl.pipeline(name='wrong')
def wrong(x='1', y='2'):
    op = dsl.ContainerOp(name='a', image='i')
    op.add_env_from(k8s.V1EnvVar(name='A'))  # wrong
