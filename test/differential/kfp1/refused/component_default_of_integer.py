# A default that is no number
from kfp import components, dsl

op = components.load_component_from_text('''
name: A
inputs: [{name: a, type: Integer, default: x, optional: true}]
implementation: {container: {image: i, command: [c, {inputValue: a}]}}
''')


@dsl.pipeline(name='refused')
def refused():
    op()
