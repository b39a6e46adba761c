# SPDX-License-Identifier: Apache-2.0
"""A condition of a placeholder that is neither true nor false."""
from kfp import components, dsl

TEXT = '''
implementation: {container: {image: i, command: [{if: {cond: maybe, then: a}}]}}
'''
broken = components.load_component_from_text(TEXT)


@dsl.pipeline(name='wrong')
def wrong(x='1'):
    broken()  # wrong
