# SPDX-License-Identifier: Apache-2.0
"""A component that is a list."""
from kfp import components, dsl

TEXT = '''
- name: a
'''
broken = components.load_component_from_text(TEXT)  # wrong


@dsl.pipeline(name='wrong')
def wrong(x='1'):
    op = dsl.ContainerOp(name='a', image='i')
