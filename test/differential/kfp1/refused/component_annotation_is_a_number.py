# SPDX-License-Identifier: Apache-2.0
"""An annotation that is a number."""
from kfp import components, dsl

TEXT = '''
metadata: {annotations: {a: 1}}
implementation: {container: {image: i}}
'''
broken = components.load_component_from_text(TEXT)  # wrong


@dsl.pipeline(name='wrong')
def wrong(x='1'):
    op = dsl.ContainerOp(name='a', image='i')
