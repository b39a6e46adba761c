# `no` is no text in YAML
from kfp import components, dsl

op = components.load_component_from_text('''
name: A
implementation: {container: {image: i, command: [c, no]}}
''')


@dsl.pipeline(name='refused')
def refused():
    op()
