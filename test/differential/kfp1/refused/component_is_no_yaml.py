# SPDX-License-Identifier: Apache-2.0
"""A component that is no YAML."""
from kfp import components, dsl

TEXT = '''
name: [
'''
broken = components.load_component_from_text(TEXT)  # wrong


@dsl.pipeline(name='wrong')
def wrong(x='1'):
    op = dsl.ContainerOp(name='a', image='i')
