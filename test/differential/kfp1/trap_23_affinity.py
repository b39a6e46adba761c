# SPDX-License-Identifier: Apache-2.0
"""A param in an affinity is written as an input that the step may not have."""
# Argo refuses: a param in an affinity is no input of the step
from kfp import dsl
from kubernetes import client as k8s


def near(value):
    return k8s.V1Affinity(pod_affinity=k8s.V1PodAffinity(required_during_scheduling_ignored_during_execution=[k8s.V1PodAffinityTerm(
        topology_key=value, label_selector=k8s.V1LabelSelector(match_labels={'app': 'x'}))]))


@dsl.pipeline(name='affinity')
def affinity(zone='z', other='o'):
    dsl.ContainerOp(name='a', image='i').add_affinity(near(zone))
    dsl.ContainerOp(name='b', image='i', arguments=[zone]).add_affinity(near(zone))
    dsl.ContainerOp(name='c', image='i').add_affinity(near('x')).add_affinity(near('constant'))
