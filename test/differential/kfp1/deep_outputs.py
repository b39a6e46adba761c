# SPDX-License-Identifier: Apache-2.0
# Argo refuses: outputs that pass two groups dangle, as the producer's own output parameter is pruned
import os

from kfp import components, dsl

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'components')


def load(name):
    with open(os.path.join(HERE, name + '.yaml')) as f:
        return components.load_component_from_text(f.read())


make = components.load_component_from_text('''
name: Make
outputs: [{name: a}, {name: B_c}]
implementation: {container: {image: m, command: [make, {outputPath: a}, {outputPath: B_c}]}}
''')
say = load('say')


@dsl.pipeline(name='deep outputs')
def deep_outputs(x='1', y: int = 2):
    with dsl.Condition(x == '1', 'outer'):
        with dsl.ParallelFor([1, 2]) as item:
            with dsl.Condition(y >= 2, 'inner'):
                made = make()
            say(made.outputs['B_c'])
            say('%s and %s' % (made.outputs['a'], item))
    late = say(x)
    late.after(made)
