# A name of an output begins with a letter
from kfp import components, dsl

op = components.load_component_from_text('''
name: A
outputs: [{name: 1o}]
implementation: {container: {image: i, command: [c]}}
''')


@dsl.pipeline(name='refused')
def refused():
    op()
