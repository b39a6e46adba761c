# SPDX-License-Identifier: Apache-2.0
"""Node selectors, affinity and tolerations in every form."""
from kfp import dsl, kubernetes


@dsl.component(base_image='python:3.12')
def work():
    pass


@dsl.pipeline
def scheduled(d: dict = {}, l: list = []):
    t = work()
    kubernetes.add_node_selector(t, 'a', 'b')
    kubernetes.add_node_selector(t, label_key='c', label_value='')
    kubernetes.add_node_affinity(t, match_expressions=[{'key': 'k', 'operator': 'In', 'values': ['x', 'y']}])
    kubernetes.add_node_affinity(t, match_fields=[{'key': 'metadata.name', 'operator': 'NotIn', 'values': ['n']}], weight=7)
    kubernetes.add_node_affinity(t)
    kubernetes.add_toleration(t, key='k', operator='Equal', value='v', effect='NoExecute', toleration_seconds=30)
    kubernetes.add_toleration(t, operator='Exists')
    kubernetes.add_toleration_json(t, {'key': 'j', 'operator': 'Exists', 'toleration_seconds': 5})
    kubernetes.add_toleration_json(t, [{'key': 'l'}, {'effect': 'NoSchedule'}])
    u = work()
    kubernetes.add_node_selector_json(u, {'disk': 'ssd'})
    kubernetes.add_node_affinity_json(u, {'requiredDuringSchedulingIgnoredDuringExecution': {
        'nodeSelectorTerms': [{'matchExpressions': [{'key': 'k', 'operator': 'Gt', 'values': ['1']}]}]}})
    v = work()
    kubernetes.add_node_selector_json(v, d)
    kubernetes.add_node_affinity_json(v, d)
    kubernetes.add_toleration_json(v, d)
    kubernetes.add_toleration_json(v, l)
