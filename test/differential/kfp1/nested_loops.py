# SPDX-License-Identifier: Apache-2.0
# Argo refuses: kfp emits a DAG without tasks for an empty condition
from kfp import dsl, components
lister = components.load_component_from_text('''
name: Lister
outputs: [{name: rows, type: JsonArray}, {name: other}]
implementation: {container: {image: l, command: [list, {outputPath: rows}, {outputPath: other}]}}
''')
use = components.load_component_from_text('''
name: Use
inputs: [{name: v}, {name: f}]
outputs: [{name: o}]
implementation: {container: {image: u, command: [use, {inputValue: v}, {inputPath: f}, {outputPath: o}]}}
''')
@dsl.pipeline(name='nested loops')
def nested(tags: list = ['a'], a='1', aa='x', flag: bool = True, n: int = 3):
    rows = lister()
    with dsl.ParallelFor(rows.outputs['rows']) as row:
        with dsl.ParallelFor(tags) as tag:
            u = use(row.x, tag)
            with dsl.Condition(tag == 'a'):
                use(u.output, row)
            with dsl.ParallelFor([1, 2, 'y']) as it:
                use(it, row.y)
                use('%s-%s-%s' % (it, tag, row.z), rows.outputs['other'])
    with dsl.ParallelFor([{'a': a, 'b': aa}, {'a': '1', 'b': rows.outputs['other']}]) as it:
        use(it.a, it.b)
    with dsl.Condition(flag == True):
        with dsl.Condition(n >= 5.5):
            with dsl.Condition(rows.outputs['other'] != None):
                x = use(n, rows.outputs['rows'])
                use(x.output, x.output).after(rows)
    with dsl.ParallelFor([3]) as q:
        use('c', 'c')
    with dsl.ParallelFor(rows.outputs['rows']) as q:
        use('c', 'c')
    with dsl.Condition('x' == a):
        pass
