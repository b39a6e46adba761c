# SPDX-License-Identifier: Apache-2.0
"""What nobody reads as a parameter is dropped, files of pods never; outputs of groups break the chain."""
# Argo refuses: an output that leaves two groups dangles
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

take = components.load_component_from_text('''
name: Take
inputs: [{name: file}]
implementation: {container: {image: take, command: [take, {inputPath: file}]}}
''')


@dsl.pipeline(name='pruning')
def pruning(x='1', y='2', unused='3'):
    with dsl.Condition(x == '1'):
        made = make()
        other = make()
        make()
        with dsl.Condition(y == '2'):
            say(other.output)
            deep = make()
    take(made.output)
    take(y)
    take(deep.output)
    say(y)
