# A condition is true or false
from kfp import components, dsl

op = components.load_component_from_text('''
name: A
implementation: {container: {image: i, command: [c, {if: {cond: maybe, then: x}}]}}
''')


@dsl.pipeline(name='refused')
def refused():
    op()
