# SPDX-License-Identifier: Apache-2.0
# Argo refuses: the producer's output parameter is pruned although its group still forwards it
import os

from kfp import components, dsl

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'components')


def load(name):
    with open(os.path.join(HERE, name + '.yaml')) as f:
        return components.load_component_from_text(f.read())


make = components.load_component_from_text('''
name: Make
outputs: [{name: model file}]
implementation: {container: {image: m, command: [make, {outputPath: model file}]}}
''')
take = components.load_component_from_text('''
name: Take
inputs: [{name: Model In}, {name: note, optional: true}]
implementation: {container: {image: t, command: [take, {inputPath: Model In}]}}
''')


@dsl.pipeline(name='files')
def files(go='y', extra='e'):
    with dsl.Condition(go == 'y'):
        made = make()
    take(made.output, note='hi')
    take(extra)
    take({'a': [True]})
    take('text with %s inside' % extra)
    take('x', note=None)
    dsl.ContainerOp(name='peek', image='p', arguments=[made.output])
