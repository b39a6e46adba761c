# SPDX-License-Identifier: Apache-2.0
"""Selectors and resources that are params move into the patch and leave empty dicts behind."""
# Argo refuses: a placeholder among the resources is no quantity
from kfp import dsl


@dsl.pipeline(name='patches')
def patches(node='a', mem='1Gi', cpu='1', key='k', gpus: int = 1):
    a = dsl.ContainerOp(name='a', image='i')
    a.add_node_selector_constraint('pool', node)
    a.set_memory_limit(mem)
    b = dsl.ContainerOp(name='b', image='i')
    b.add_node_selector_constraint('pool', 'p-%s' % node).add_node_selector_constraint(key, 'x').add_node_selector_constraint('disk', 'ssd')
    b.set_memory_limit('2Gi').set_memory_request(mem).set_cpu_request('1').set_cpu_limit(cpu)
    b.set_ephemeral_storage_limit(mem).add_resource_limit('other', mem).add_resource_limit('nvidia.com/gpu', gpus)
    c = dsl.ContainerOp(name='c', image='i')
    c.add_resource_limit('memory', '%si' % mem).add_resource_request(key, cpu)
    d = dsl.ContainerOp(name='d', image='i')
    d.add_node_selector_constraint('only', 'constant')
    d.set_memory_request('1Gi')
