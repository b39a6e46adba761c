# SPDX-License-Identifier: Apache-2.0
# Argo refuses: a default that YAML takes for a number stays one in the arguments
"""YAML 1.1 takes words for truth values and numbers: quoted they are words, in a default they are what YAML says."""
from kfp import components, dsl

words = components.load_component_from_text('''
name: Words
inputs:
- {name: flag, type: Bool, default: no}
- {name: count, type: Integer, default: 0x1f}
- {name: octal, default: 017}
- {name: sixty, default: 1:30}
- {name: share, type: Float, default: 1_0.5}
- {name: text, type: String, default: 'on'}
- {name: maybe, optional: yes}
- {name: never, optional: off, default: 'Off'}
implementation:
  container:
    image: i
    command: ['no', "on", 'y', '1', '1.5', ~x, 'null', '2020-01-01', !!str yes, !!str 7]
    args:
    - {inputValue: flag}
    - {inputValue: count}
    - {inputValue: octal}
    - {inputValue: sixty}
    - {inputValue: share}
    - {inputValue: text}
    - {if: {cond: yes, then: ['then'], else: ['else']}}
    - {if: {cond: 'off', then: ['then'], else: ['else']}}
    - {if: {cond: {isPresent: maybe}, then: [--maybe, {inputValue: maybe}]}}
    - {inputValue: never}
    env: {A: 'yes', B: "1"}
''')


@dsl.pipeline(name='truth')
def truth():
    words()
    words(flag=True, count=1, maybe='yes', share='1e3', octal='no')
