# SPDX-License-Identifier: Apache-2.0
"""A condition of a placeholder that is a value."""
from kfp import components, dsl

TEXT = '''
inputs: [{name: a, optional: true}]
implementation: {container: {image: i, command: [{if: {cond: {inputValue: a}, then: a}}]}}
'''
broken = components.load_component_from_text(TEXT)


@dsl.pipeline(name='wrong')
def wrong(x='1'):
    broken("true")  # wrong
