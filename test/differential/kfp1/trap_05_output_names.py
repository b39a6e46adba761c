# SPDX-License-Identifier: Apache-2.0
"""Outputs keep capitals and `_`, ops do not; a file takes the name of the param that feeds it."""
from kfp import components, dsl

take = components.load_component_from_text('''
name: Take
inputs: [{name: file}]
implementation: {container: {image: take, command: [take, {inputPath: file}]}}
''')

many = components.load_component_from_text('''
name: Make_Many Things
outputs: [{name: Big_One}, {name: two words}, {name: a-b}]
implementation: {container: {image: m, command: [m, {outputPath: Big_One}, {outputPath: two words}, {outputPath: a-b}]}}
''')
two = components.load_component_from_text('''
name: Take Two
inputs: [{name: In One}, {name: In_Two}]
implementation: {container: {image: t, command: [t, {inputPath: In One}, {inputPath: In_Two}]}}
''')


@dsl.pipeline(name='Names of_Outputs')
def names(Some_Param='x'):
    made = many()
    take(made.outputs['Big_One'])
    take(made.outputs['two words'])
    two(made.outputs['a_b'], 'constant')
    two(Some_Param, made.outputs['two_words'])
    dsl.ContainerOp(name='Own_Op', image='i', arguments=[made.outputs['Big_One'], Some_Param], file_outputs={'Out_Put': '/o', 'o p': '/p'})
