# SPDX-License-Identifier: Apache-2.0
"""A param inside of a text of an affinity."""
from kfp import dsl
from kubernetes import client as k8s


@dsl.pipeline(name='wrong')
def wrong(x='1', y='2'):
    op = dsl.ContainerOp(name='a', image='i')  # wrong
    op.add_affinity(k8s.V1Affinity(pod_affinity=k8s.V1PodAffinity(required_during_scheduling_ignored_during_execution=[k8s.V1PodAffinityTerm(topology_key='k-%s' % x)])))
