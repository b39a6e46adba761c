# SPDX-License-Identifier: Apache-2.0
"""An input that is read both ways has no file."""
from kfp import components, dsl

both = components.load_component_from_text('''
name: Both
inputs: [{name: a}]
implementation: {container: {image: b, command: [b, {inputValue: a}, {inputPath: a}]}}
''')


@dsl.pipeline(name='both ways')
def both_ways(x='1'):
    both('constant')
    both(x)
    both('%s and more' % x)
