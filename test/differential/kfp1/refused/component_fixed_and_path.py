# An output has a fixed path and is an outputPath
from kfp import components, dsl

op = components.load_component_from_text('''
name: A
outputs: [{name: o}]
implementation: {container: {image: i, command: [a, {outputPath: o}], fileOutputs: {o: /x}}}
''')


@dsl.pipeline(name='refused')
def refused():
    op()
