# SPDX-License-Identifier: Apache-2.0
"""JSON in annotations is sorted and escaped; the patch of a pod is not sorted."""
from kfp import components, dsl

odd = components.load_component_from_text('''
name: Ödd
description: 'Ein "Satz" — ✓'
inputs: [{name: z, type: JsonObject}, {name: a, type: JsonArray}, {name: ü}]
implementation: {container: {image: o, command: [o, {inputValue: z}, {inputValue: a}, {inputValue: ü}]}}
''')


@dsl.pipeline(name='Ünïcode', description='✓ "quoted" \\ and 😀')
def json_in_annotations(z='1', a='2', m='1Gi'):
    op = odd({'z': 'ä', 'a': {'c': 1, 'b': z}}, [z, 'é', a], 'x%sy' % a)
    op.set_memory_limit(m).set_cpu_request(z)
    op.container.set_cpu_limit(a).set_memory_request(m)
    op.add_node_selector_constraint('z', z).add_node_selector_constraint('a', a)
