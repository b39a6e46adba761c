# SPDX-License-Identifier: Apache-2.0
"""Arguments that no command reads become files, None too; lists and dicts are written as Python writes them."""
# Argo refuses: one param that feeds two files gives two artifacts of one name
from kfp import components, dsl

lazy = components.load_component_from_text('''
name: Lazy
inputs: [{name: a}, {name: b, optional: true}, {name: c, type: JsonObject, optional: true}, {name: d, type: Integer, default: '7'}]
implementation: {container: {image: l, command: [l, {inputPath: c}]}}
''')


@dsl.pipeline(name='unused')
def unused(x='1'):
    lazy('constant')
    lazy(x, None, {'a': True, 'k': [None, 1.5]})
    lazy({'z': [1]}, [True, 'a'], None, 8)
    lazy(1.5, b=x, d=x)
    lazy('%s!' % x, c='text')
