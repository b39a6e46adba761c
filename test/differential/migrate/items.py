# SPDX-License-Identifier: Apache-2.0
"""Fields of the items of loops, and texts with values in them."""
from kfp import components, dsl

say = components.load_component_from_text('''
name: Say
inputs:
- {name: text, type: String}
- {name: suffix, type: String, default: '!'}
outputs:
- {name: said, type: String}
implementation:
  container:
    image: example.com/say:1
    command: [say]
    args: [{inputValue: text}, {inputValue: suffix}, {outputPath: said}]
''')
listing = components.load_component_from_text('''
name: List all
outputs:
- {name: entries, type: JsonArray}
implementation:
  container:
    image: example.com/list:1
    command: [list-all, {outputPath: entries}]
''')


@dsl.pipeline(name='items')
def items(who: str = 'world', rows: list = [{'a': '1', 'b': '2'}]):
    with dsl.ParallelFor([{'a': 'one', 'b': 'two'}, {'a': 'three', 'b': 'four'}]) as pair:
        said = say(text=pair.a, suffix=pair.b)
        say(text=said.outputs['said'], suffix='?')
    with dsl.ParallelFor(rows) as row:
        say(text=row.a, suffix='%s and %s' % (who, 'more'))
    entries = listing().outputs['entries']
    with dsl.ParallelFor(entries) as entry:
        say(text=entry.name_of, suffix=who)
        with dsl.Condition(entry.kind != 'plain'):
            say(text=entry.name_of, suffix=entry.kind)
    say(text='hello %s, %s' % (who, 'dear'), suffix='.')
