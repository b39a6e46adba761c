# SPDX-License-Identifier: Apache-2.0
"""A key that no input has."""
from kfp import components, dsl

TEXT = '''
inputs: [{name: a, typ: Integer}]
'''
broken = components.load_component_from_text(TEXT)  # wrong


@dsl.pipeline(name='wrong')
def wrong(x='1'):
    op = dsl.ContainerOp(name='a', image='i')
