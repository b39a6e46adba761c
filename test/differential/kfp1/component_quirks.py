# SPDX-License-Identifier: Apache-2.0
import os

from kfp import components, dsl

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'components')


def load(name):
    with open(os.path.join(HERE, name + '.yaml')) as f:
        return components.load_component_from_text(f.read())


nameless = components.load_component_from_text('''
inputs: [{name: x}, {name: X}, {name: 'X '}]
outputs: [{name: o}]
implementation: {container: {image: n, command: [c, {inputValue: x}, {inputValue: X}], args: [{inputPath: x}]}}
''')
fixed = components.load_component_from_text('''
name: Fixed paths
inputs:
- {name: Flag, type: Boolean, default: 'true', optional: true}
- {name: Rate, type: Float, default: '1', optional: true}
- {name: number, type: Integer, default: 7}
outputs: [{name: One, type: {Custom: {a: b}}}, {name: unmentioned}]
implementation:
  container:
    image: f
    command: [f, {if: {cond: {isPresent: Flag}, then: [--flag, {inputValue: Flag}]}}, {inputUri: number}, {outputUri: unmentioned}]
    args: [{concat: [a, {inputValue: Rate}, {inputValue: number}]}, {if: {cond: 'false', then: x, else: y}}]
    fileOutputs: {One: /one.txt}
''')


@dsl.pipeline(name='component quirks')
def component_quirks(p='1'):
    first = nameless(x='1', x_2='2', x_3=p)
    nameless('3', p, '5')
    a = fixed()
    fixed(flag=False, rate=2, number=9).after(a)
    nameless(a.outputs['One'], first.output, a.outputs['unmentioned'])
