# A property that the input has not
from kfp import components, dsl

op = components.load_component_from_text('''
name: A
inputs: [{name: a, type: Integer}]
outputs: [{name: o, type: {Integer: {x: 1}}}]
implementation: {container: {image: i, command: [c, {inputValue: a}, {outputPath: o}]}}
''')


@dsl.pipeline(name='refused')
def refused():
    op(op(1).output)
