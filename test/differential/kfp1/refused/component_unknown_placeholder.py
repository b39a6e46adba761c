# SPDX-License-Identifier: Apache-2.0
"""A placeholder that kfp does not know."""
from kfp import components, dsl

TEXT = '''
inputs: [{name: a}]
implementation: {container: {image: i, command: [{inputVal: a}]}}
'''
broken = components.load_component_from_text(TEXT)  # wrong


@dsl.pipeline(name='wrong')
def wrong(x='1'):
    op = dsl.ContainerOp(name='a', image='i')
