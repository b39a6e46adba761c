# SPDX-License-Identifier: Apache-2.0
"""The first step of a nameless component has another annotation than the later ones."""
from kfp import components, dsl

TEXT = '''
inputs: [{name: a}]
implementation: {container: {image: n, command: [n, {inputValue: a}]}}
'''
one = components.load_component_from_text(TEXT)
two = components.load_component_from_text(TEXT)


@dsl.pipeline()
def nameless_steps():
    one('1')
    one('2')
    two('3')
    one('4')
    two('5')
