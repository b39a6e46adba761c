# SPDX-License-Identifier: Apache-2.0
"""An output with a placeholder and a fixed path."""
from kfp import components, dsl

TEXT = '''
outputs: [{name: o}]
implementation: {container: {image: i, command: [{outputPath: o}], fileOutputs: {o: /o}}}
'''
broken = components.load_component_from_text(TEXT)


@dsl.pipeline(name='wrong')
def wrong(x='1'):
    broken()  # wrong
