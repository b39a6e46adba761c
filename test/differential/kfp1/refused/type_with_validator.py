# SPDX-License-Identifier: Apache-2.0
"""The Integer of kfp.dsl.types has a property that the input does not know."""
from kfp import components, dsl

typed = components.load_component_from_text('''
name: Typed
inputs: [{name: n, type: Integer}]
outputs: [{name: text, type: String}, {name: number, type: Integer}]
implementation: {container: {image: i, command: [c, {inputValue: n}, {outputPath: text}, {outputPath: number}]}}
''')

from kfp.dsl.types import Integer


@dsl.pipeline(name='wrong')
def wrong(x: Integer() = 1):
    typed(x)  # wrong
