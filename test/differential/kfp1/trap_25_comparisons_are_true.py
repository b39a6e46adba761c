# SPDX-License-Identifier: Apache-2.0
"""Outside of a condition a comparison of a param is always true, and `in` finds a param in any list."""
from kfp import components, dsl

say = components.load_component_from_text('''
name: Say
inputs: [{name: text}]
implementation: {container: {image: say, command: [say, {inputValue: text}]}}
''')

make = components.load_component_from_text('''
name: Make
outputs: [{name: made}]
implementation: {container: {image: make, command: [make, {outputPath: made}]}}
''')


@dsl.pipeline(name='always')
def always(x='1', y: int = 2):
    made = make()
    if made.output == 'x':  # warns: is always true
        say('taken')
    else:
        say('never')
    if x in ['a', 'b']:  # warns: is always true
        say('found')
    say('more' if y > 5 else 'less')  # warns: is always true
    while not x != 'z':  # warns: is always true
        say('never')
    with dsl.Condition(x == '1'):
        say('told')
