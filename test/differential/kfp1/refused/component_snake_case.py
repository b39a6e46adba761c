# SPDX-License-Identifier: Apache-2.0
"""The Python spelling of a key."""
from kfp import components, dsl

TEXT = '''
outputs: [{name: o}]
implementation: {container: {image: i, file_outputs: {o: /o}}}
'''
broken = components.load_component_from_text(TEXT)  # wrong


@dsl.pipeline(name='wrong')
def wrong(x='1'):
    op = dsl.ContainerOp(name='a', image='i')
