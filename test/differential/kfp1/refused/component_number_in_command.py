# A number is no word of a command line
from kfp import components, dsl

op = components.load_component_from_text('''
name: A
implementation: {container: {image: i, command: [c, 5]}}
''')


@dsl.pipeline(name='refused')
def refused():
    op()
