# SPDX-License-Identifier: Apache-2.0
"""Defaults of optional inputs are passed, and their numbers written anew; those of others are passed as they are."""
from kfp import components, dsl

defaults = components.load_component_from_text('''
name: Defaults
inputs:
- {name: a, type: Integer, default: '07', optional: true}
- {name: b, type: Float, default: '1', optional: true}
- {name: c, type: Integer, default: '07'}
- {name: d, type: Float, default: '1'}
- {name: e, type: Integer, default: 7}
- {name: f, default: '', optional: true}
- {name: g, optional: true}
- {name: h, type: Boolean, default: 'yes', optional: true}
implementation:
  container:
    image: d
    command: [d, {inputValue: a}, {inputValue: b}, {inputValue: c}, {inputValue: d}, {inputValue: e}, {inputValue: f}, {inputValue: h}]
    args:
    - {if: {cond: {isPresent: a}, then: [a, is, there], else: [a, is, not]}}
    - {if: {cond: {isPresent: f}, then: f, else: no f}}
    - {if: {cond: {isPresent: g}, then: [g, {inputValue: g}], else: no g}}
    - {if: {cond: {isPresent: h}, then: h}}
''')


@dsl.pipeline(name='defaults of components')
def defaults_of_components():
    defaults()
    defaults(1, 2, 3, 4, 5, '6', '7', True)
    defaults(a='x', b='y', g=None)
