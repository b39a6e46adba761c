# SPDX-License-Identifier: Apache-2.0
"""A component without an implementation is called."""
from kfp import components, dsl

TEXT = '''
name: a
'''
broken = components.load_component_from_text(TEXT)


@dsl.pipeline(name='wrong')
def wrong(x='1'):
    broken()  # wrong
