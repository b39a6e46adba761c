# SPDX-License-Identifier: Apache-2.0
"""An item of Argo in a component."""
from kfp import components, dsl

item = components.load_component_from_text('''
name: item
implementation: {container: {image: i, command: [c, '{{item}}']}}
''')


@dsl.pipeline(name='wrong')
def wrong(x='1'):
    item()
