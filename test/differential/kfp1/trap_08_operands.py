# SPDX-License-Identifier: Apache-2.0
"""Operands are looked up in what the condition itself reads; a condition without steps reads nothing."""
# Argo refuses: a condition without steps is a graph without tasks
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


@dsl.pipeline(name='operands')
def operands(x='1'):
    made = make()
    with dsl.Condition(made.output == 'a'):
        say('in')
        inner = make()
        with dsl.Condition(inner.output == x):
            say('deep')
            with dsl.Condition(made.output != inner.output):
                say(made.output)
    with dsl.Condition(made.output == x):
        pass
    with dsl.Condition(x == 'b'):
        with dsl.Condition(made.output == 'c'):
            with dsl.Condition(x == 'd'):
                pass
