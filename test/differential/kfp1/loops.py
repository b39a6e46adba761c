# SPDX-License-Identifier: Apache-2.0
import os

from kfp import components, dsl

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'components')


def load(name):
    with open(os.path.join(HERE, name + '.yaml')) as f:
        return components.load_component_from_text(f.read())


lister = load('lister')
use = components.load_component_from_text('''
name: Use
inputs: [{name: v}, {name: f}]
implementation: {container: {image: u, command: [use, {inputValue: v}, {inputPath: f}]}}
''')


@dsl.pipeline(name='loops')
def loops(tags: list = ['a', 'b'], other='x'):
    rows = lister()
    with dsl.ParallelFor([{'k': 1, 'w': 'x'}, {'k': 2, 'w': 'y'}]) as item:
        use(item.k, item.w)
        with dsl.ParallelFor([1, 2.5, 'three', True, None]) as inner:
            use('%s-%s' % (item.k, inner), inner)
    with dsl.ParallelFor(rows.output, parallelism=4) as row:
        use('n=%s' % row.n, rows.output)
    with dsl.ParallelFor(tags) as tag:
        use(tag, 'fixed')
        use(other, tag)
    with dsl.ParallelFor([other, 'b%s' % other]) as name:
        use(name, name)
