# SPDX-License-Identifier: Apache-2.0
# Argo refuses: a loop over an item is looked for among the parameters of the pipeline
from kfp import dsl, components
make = components.load_component_from_text('''
name: Make
outputs: [{name: rows}]
implementation: {container: {image: m, command: [make, {outputPath: rows}]}}
''')
val = components.load_component_from_text('''
name: Val
inputs: [{name: a}]
implementation: {container: {image: t, command: [val, {inputValue: a}]}}
''')
@dsl.pipeline(name='x')
def p(l: list = [[1]], a='q'):
    m = make()
    with dsl.ParallelFor(l) as item:
        with dsl.ParallelFor(item) as inner:
            val(inner)
            val(item)
        with dsl.ParallelFor([{'q': 1}]) as st:
            with dsl.ParallelFor(st.q) as k:
                val(k)
                val(st)
                val('%s%s' % (item.z, a))
                val(m.output)
    with dsl.ParallelFor([[1, 2], {'a': 3}, None, 1.5, True, a, 'v-%s' % m.output]) as z:
        val(z)
