# SPDX-License-Identifier: Apache-2.0
# Argo refuses: a sub-graph does not wait for what makes the items of a loop in it
from kfp import dsl, components
lister = components.load_component_from_text('''
name: Lister
outputs: [{name: rows, type: JsonArray}]
implementation: {container: {image: l, command: [list, {outputPath: rows}]}}
''')
use = components.load_component_from_text('''
name: Use
inputs: [{name: v}]
implementation: {container: {image: u, command: [use, {inputValue: v}]}}
''')


@dsl.pipeline(name='sub graphs')
def p(tags: list = ['a'], n: int = 1):
    rows = lister()
    with dsl.SubGraph(parallelism=2):
        with dsl.ParallelFor(rows.output) as row:
            use(row)
        with dsl.ParallelFor(rows.output) as row:
            use('no item')
    with dsl.SubGraph(1):
        with dsl.ParallelFor(rows.output) as row:
            use('no item')
    with dsl.SubGraph(parallelism=3):
        with dsl.ParallelFor(tags, parallelism=7) as tag:
            use(tag)
        with dsl.ParallelFor(['x', rows.output, n]) as x:
            use(x)
        use(n)
        with dsl.SubGraph(2):
            use('inner')
    with dsl.SubGraph(4) as s:
        use(rows.output)
    use('after').after(s)
