# SPDX-License-Identifier: Apache-2.0
"""A name that is a number."""
from kfp import components, dsl

TEXT = '''
name: 5
'''
broken = components.load_component_from_text(TEXT)  # wrong


@dsl.pipeline(name='wrong')
def wrong(x='1'):
    op = dsl.ContainerOp(name='a', image='i')
