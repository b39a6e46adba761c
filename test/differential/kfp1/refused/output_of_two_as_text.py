# SPDX-License-Identifier: Apache-2.0
"""`output` of a step with two outputs is written into a text."""
from kfp import components, dsl

typed = components.load_component_from_text('''
name: Typed
inputs: [{name: n, type: Integer}]
outputs: [{name: text, type: String}, {name: number, type: Integer}]
implementation: {container: {image: i, command: [c, {inputValue: n}, {outputPath: text}, {outputPath: number}]}}
''')


@dsl.pipeline(name='wrong')
def wrong(x='1'):
    two = typed(1)
    dsl.ContainerOp(name='a', image='i', arguments=['%s' % two.output])  # wrong
