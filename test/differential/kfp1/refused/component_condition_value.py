# A condition cannot be a value
from kfp import components, dsl

op = components.load_component_from_text('''
name: A
inputs: [{name: a}]
implementation: {container: {image: i, command: [c, {if: {cond: {inputValue: a}, then: x}}]}}
''')


@dsl.pipeline(name='refused')
def refused(x='1'):
    op(x)
