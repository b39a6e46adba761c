# SPDX-License-Identifier: Apache-2.0
"""A command that is no list."""
from kfp import components, dsl

TEXT = '''
implementation: {container: {image: i, command: say hello}}
'''
broken = components.load_component_from_text(TEXT)  # wrong


@dsl.pipeline(name='wrong')
def wrong(x='1'):
    op = dsl.ContainerOp(name='a', image='i')
