# SPDX-License-Identifier: Apache-2.0
"""Blanks become `_` in paths and `-` in names."""
from kfp import components, dsl

odd = components.load_component_from_text('''
name: odd paths
inputs: [{name: 'my  input (1)'}, {name: a.b_c-d}]
outputs: [{name: my out}, {name: Out_2}]
implementation: {container: {image: o, command: [o, {inputPath: 'my  input (1)'}, {inputPath: a.b_c-d}, {outputPath: my out}, {outputPath: Out_2}]}}
''')


@dsl.pipeline(name='paths')
def paths(x='1'):
    odd('a', x)
    dsl.ContainerOp(name='own', image='i', arguments=[dsl.InputArgumentPath(x, 'my file (1)'), dsl.InputArgumentPath('c', 'x.y'), dsl.InputArgumentPath('d')])
