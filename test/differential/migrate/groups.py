# SPDX-License-Identifier: Apache-2.0
"""Conditions, loops and exit handlers in each other."""
from kfp import components, dsl

flip = components.load_component_from_text('''
name: Flip coin
outputs:
- {name: side, type: String}
- {name: score, type: Integer}
- {name: sides, type: JsonArray}
- {name: shares, type: JsonArray}
implementation:
  container:
    image: example.com/flip:1
    command: [flip, {outputPath: side}, {outputPath: score}, {outputPath: sides}, {outputPath: shares}]
''')
say = components.load_component_from_text('''
name: Say
inputs:
- {name: text, type: String}
implementation:
  container:
    image: example.com/say:1
    command: [say]
    args: [{inputValue: text}]
''')
add = components.load_component_from_text('''
name: Add
inputs:
- {name: a, type: Integer}
- {name: b, type: Integer}
outputs:
- {name: sum, type: Integer}
implementation:
  container:
    image: example.com/add:1
    command: [add, {inputValue: a}, {inputValue: b}, {outputPath: sum}]
''')


@dsl.pipeline(name='groups')
def groups(limit: int = 3, who: str = 'world', names: list = ['x', 'y']):
    with dsl.ExitHandler(say(text=who)):
        coin = flip()
        with dsl.Condition(coin.outputs['side'] == 'heads'):
            say(text='heads')
            with dsl.Condition(coin.outputs['score'] > limit):
                add(a=coin.outputs['score'], b=limit)
            with dsl.Condition(coin.outputs['score'] != 7):
                say(text=who)
        with dsl.ParallelFor([1, 2, 3]) as number:
            total = add(a=number, b=limit)
            with dsl.Condition(total.outputs['sum'] <= 5):
                add(a=total.outputs['sum'], b=number)
        with dsl.ParallelFor(names, parallelism=2) as name:
            say(text=name)
        with dsl.ParallelFor(coin.outputs['sides']) as side:
            say(text=side)
            with dsl.ParallelFor(['p', 'q']) as letter:
                say(text=letter)
                with dsl.Condition(side == 'tails'):
                    say(text=side)
    with dsl.Condition(who == 'me'):
        say(text='after')
