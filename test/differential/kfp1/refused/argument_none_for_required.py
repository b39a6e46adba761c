# SPDX-License-Identifier: Apache-2.0
"""None where a value is required."""
from kfp import components, dsl

typed = components.load_component_from_text('''
name: Typed
inputs: [{name: n, type: Integer}]
outputs: [{name: text, type: String}, {name: number, type: Integer}]
implementation: {container: {image: i, command: [c, {inputValue: n}, {outputPath: text}, {outputPath: number}]}}
''')


@dsl.pipeline(name='wrong')
def wrong(x='1'):
    typed(None)  # wrong
