# SPDX-License-Identifier: Apache-2.0
"""A number without quotes is no text."""
from kfp import components, dsl

TEXT = '''
implementation: {container: {image: i, args: [--count, 1]}}
'''
broken = components.load_component_from_text(TEXT)  # wrong


@dsl.pipeline(name='wrong')
def wrong(x='1'):
    op = dsl.ContainerOp(name='a', image='i')
