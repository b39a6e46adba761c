# SPDX-License-Identifier: Apache-2.0
"""Both sides are quoted for == and != alone, nothing is escaped, and constants are written as Python writes them."""
from kfp import components, dsl

say = components.load_component_from_text('''
name: Say
inputs: [{name: text}]
implementation: {container: {image: say, command: [say, {inputValue: text}]}}
''')


@dsl.pipeline(name='quotes')
def quotes(x='1', y: int = 2):
    for test in [x == 'a "b"', x != "it's", x == True, x == None, x == 5.0, x == '', x > 5, x >= 1.0, x < 'a b', x <= True, y == x, y > x, 5 < y, 'k' == x,
                 1.5 >= y, None != x, x == [1, 'a'], x == {'k': 1}, x == ('a',), y == 1e20]:
        with dsl.Condition(test):
            say('a')
