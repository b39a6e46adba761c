# SPDX-License-Identifier: Apache-2.0
from kfp import dsl
from kubernetes import client as k8s


@dsl.pipeline(name='p')
def p(a='x'):
    dsl.ContainerOp('s', 'i', arguments=[a]).add_affinity(k8s.V1Affinity(node_affinity=k8s.V1NodeAffinity(required_during_scheduling_ignored_during_execution=k8s.V1NodeSelector(node_selector_terms=[k8s.V1NodeSelectorTerm(match_expressions=[k8s.V1NodeSelectorRequirement(key='%s' % a, operator='In', values=['a', '1'])])]))))
