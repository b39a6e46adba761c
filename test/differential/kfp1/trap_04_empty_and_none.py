# SPDX-License-Identifier: Apache-2.0
"""An empty default is a value, None is none."""
# Argo refuses: the parameter `a` has no value before a run gives it one
from kfp import components, dsl

say = components.load_component_from_text('''
name: Say
inputs: [{name: text}]
implementation: {container: {image: say, command: [say, {inputValue: text}]}}
''')


@dsl.pipeline(name='defaults')
def defaults(a, b='', c=None, d: str = '', e: int = None, f=(), g: list = [], h: dict = {}, i: 'URI' = '', *, j='', k=None):
    say(b)
    say('%s%s%s%s' % (a, c, e, k))
