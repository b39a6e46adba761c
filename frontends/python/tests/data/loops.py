from kfp import components, dsl

lister = components.load_component_from_text('''
name: Lister
outputs: [{name: rows, type: JsonArray}]
implementation: {container: {image: l, command: [list, {outputPath: rows}]}}
''')
use = components.load_component_from_text('''
name: Use
inputs: [{name: v}, {name: f}]
implementation: {container: {image: u, command: [use, {inputValue: v}, {inputPath: f}]}}
''')


@dsl.pipeline(name='loops')
def loops(tags: list = ['a']):
    rows = lister()
    with dsl.ParallelFor([{'k': 1, 'w': 'x'}, {'k': 2, 'w': 'y'}]) as item:
        use(item.k, item.w)
    with dsl.ParallelFor(rows.output, parallelism=4) as row:
        use('n=%s' % row.n, rows.output)
        with dsl.ParallelFor(tags) as inner:
            use(inner, row)
            with dsl.ParallelFor((1, 2.5, 'x', tags)) as third:
                use(third, inner.sub)
    with dsl.ParallelFor(tags) as tag:
        use(tag, 'fixed')
    with dsl.ParallelFor(row.cells) as cell:
        use(cell, cell.x)
