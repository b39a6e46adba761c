# The ways to load a component, and what each leaves in the annotation of a step.
import io
import os
import tempfile
import zipfile

from kfp import components, dsl
from kfp.components.structures import ComponentSpec

TEXT = '''
name: Say
inputs: [{name: text}]
outputs: [{name: Out 1}]
implementation: {container: {image: i, command: [say, {inputValue: text}, {outputPath: Out 1}]}}
'''

os.chdir(tempfile.mkdtemp())
with open('component.yaml', 'w') as file:
    file.write(TEXT)
with open('crlf.yaml', 'w', newline='') as file:
    file.write(TEXT.replace('\n', '\r\n'))
with zipfile.ZipFile('packed.zip', 'w') as archive:
    archive.writestr('component.yaml', TEXT)
with zipfile.ZipFile('packed', 'w') as archive:
    archive.writestr('other.txt', 'x')
    archive.writestr('component.yaml', TEXT)

ways = [
    components.load_component_from_text(TEXT),
    components.load_component_from_text(TEXT.encode()),
    components.load_component_from_file('component.yaml'),
    components.load_component_from_file('./component.yaml'),
    components.load_component_from_file('crlf.yaml'),
    components.load_component_from_file('packed.zip'),
    components.load_component_from_file('packed'),
    components.load_component(filename='component.yaml'),
    components.load_component(text=TEXT),
    components.load_component(component_spec=components.load_component_from_text(TEXT).component_spec),
    components.load_component(component_spec=ComponentSpec.from_dict(components.load_component_from_text(TEXT).component_spec.to_dict())),
]
edited = components.load_component_from_text(TEXT)
edited.component_spec.implementation.container.image = 'edited'
edited.component_spec.name = 'Edited'
outside = ways[0](text='not in a pipeline')
assert outside.outputs['Out 1'] is not None


@dsl.pipeline(name='load-ways')
def load_ways(p='x'):
    for way in ways + [edited]:
        task = way(p)
        way(task.outputs['out_1'])
