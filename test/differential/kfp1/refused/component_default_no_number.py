# SPDX-License-Identifier: Apache-2.0
"""A default of an optional number that is no number."""
from kfp import components, dsl

TEXT = '''
inputs: [{name: a, type: Float, default: b, optional: true}]
implementation: {container: {image: i}}
'''
broken = components.load_component_from_text(TEXT)


@dsl.pipeline(name='wrong')
def wrong(x='1'):
    broken()  # wrong
