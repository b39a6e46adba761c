# SPDX-License-Identifier: Apache-2.0
"""Components one after the other, with every type of value, and artifacts."""
from kfp import components, dsl

make = components.load_component_from_text('''
name: Make Things
description: Makes them.
inputs:
- {name: How Many, type: Integer, default: '3'}
- {name: rate, type: Float}
- {name: words, type: JsonArray}
- {name: Options, type: JsonObject, default: '{"deep": {"k": [1, 2]}}'}
- {name: verbose, type: Boolean, optional: true}
- {name: note, type: String}
outputs:
- {name: Total Sum, type: Integer}
- {name: share, type: Float}
- {name: model, type: Model}
- {name: table, type: CSV}
- {name: anything}
implementation:
  container:
    image: example.com/make:1
    command: [python3, /make.py]
    args:
    - --how-many
    - {inputValue: How Many}
    - --rate={}
    - {concat: [rate=, {inputValue: rate}, ;]}
    - {inputValue: words}
    - {inputValue: Options}
    - if:
        cond: {isPresent: verbose}
        then: [--verbose, {inputValue: verbose}]
        else: [--quiet]
    - {inputValue: note}
    - {outputPath: Total Sum}
    - {outputPath: share}
    - {outputPath: model}
    - {outputPath: table}
    - {outputPath: anything}
    env:
      MODE: fast
      EMPTY: ''
''')
use = components.load_component_from_text('''
name: Use
inputs:
- {name: n, type: Integer}
- {name: share, type: Float}
- {name: Model, type: Model}
- {name: rows, type: CSV}
- {name: other}
implementation:
  container:
    image: example.com/use:1
    command: [use, {inputValue: n}, {inputValue: share}, {inputPath: Model}, {inputPath: rows}, {inputPath: other}]
''')


@dsl.pipeline(name='chain-of-two', description='Two steps.\nAnd a line more.')
def chain(count: int = 4, rate: float = 0.5, note: str = 'hello', flag: bool = True, words: list = ['a', 'b'], options: dict = {'x': 1}):
    first = make(how_many=count, rate=rate, words=words, options=options, verbose=flag, note=note)
    second = make(how_many=7, rate=0.25, words=['x', 'y'], options={'deep': [1, {'k': 'v'}]}, verbose=False, note='it\'s "quoted"')
    use(n=first.outputs['total_sum'], share=first.outputs['share'], model=first.outputs['model'], rows=second.outputs['table'],
        other=second.outputs['anything'])
    last = use(n=1, share=1.5, model=second.outputs['model'], rows=first.outputs['table'], other=first.outputs['anything'])
    last.after(first)
    last.set_display_name('the last one')
    last.set_caching_options(False)
