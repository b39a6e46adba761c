# SPDX-License-Identifier: Apache-2.0
"""Two outputs of one name."""
from kfp import components, dsl

TEXT = '''
outputs: [{name: a}, {name: a}]
'''
broken = components.load_component_from_text(TEXT)  # wrong


@dsl.pipeline(name='wrong')
def wrong(x='1'):
    op = dsl.ContainerOp(name='a', image='i')
