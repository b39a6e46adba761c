from kfp import components, dsl
from kfp.components import structures
from kfp.components._structures import MetadataSpec
from kfp.components.structures import (ComponentSpec, ConcatPlaceholder, ContainerImplementation, ContainerSpec, IfPlaceholder,
                                       IfPlaceholderStructure, InputPathPlaceholder, InputSpec, InputValuePlaceholder,
                                       IsPresentPlaceholder, OutputPathPlaceholder, OutputSpec)

loaded = components.load_component_from_text('''
name: Loaded
inputs: [{name: a, default: x}, {name: b, type: Integer, optional: true}]
outputs: [{name: o}]
implementation:
  container:
    image: i
    command: [x, {concat: [{inputValue: a}, y]}, {if: {cond: {isPresent: b}, then: [--b, {inputValue: b}], else: z}}, {outputPath: o}]
    env: {A: b}
''')
spec = loaded.component_spec
assert spec.inputs[0].default == 'x' and spec.outputs[0].name == 'o', spec
assert isinstance(spec, ComponentSpec) and spec == loaded.component_spec
assert isinstance(spec.implementation.container.command[1], ConcatPlaceholder)
assert spec.implementation.container.command[2].if_structure.condition.input_name == 'b'

edited = components.load_component_from_text('''
name: Edited
inputs: [{name: a}]
implementation: {container: {image: i, command: [x, {inputValue: a}]}}
''')
edited.component_spec.implementation.container.image = 'other:1'
edited.component_spec.metadata = MetadataSpec(annotations={'k': 'v'}, labels={'l': 'm'})
text = '''
name: Twice
metadata: {annotations: {a: b}}
implementation: {container: {image: i, command: [x], env: {A: b}}}
'''
changed = components.load_component_from_text(text)
changed.component_spec.metadata.annotations['more'] = 'c'
changed.component_spec.implementation.container.env['B'] = 'c'
same = components.load_component_from_text(text)

built = components.load_component(component_spec=ComponentSpec(
    name='Built', description='Of objects.',
    inputs=[InputSpec(name='a'), InputSpec(name='b', type='Integer', default='5', optional=True)],
    outputs=[OutputSpec(name='out', type='Model')],
    implementation=ContainerImplementation(ContainerSpec(
        image='b', command=['run', InputValuePlaceholder('a'), OutputPathPlaceholder('out')],
        args=[IfPlaceholder(IfPlaceholderStructure(IsPresentPlaceholder('b'), ['--b', InputValuePlaceholder('b')])),
              ConcatPlaceholder(['p=', InputPathPlaceholder('a')])],
        env={'E': 'f'}))))


@dsl.pipeline(name='structures')
def pipeline(p='1'):
    loaded()
    loaded(p, b=3)
    edited(p)
    changed()
    same()
    built(p)
    built('c', b=7).outputs['out']
    dsl.ContainerOp('facts', 'i', arguments=[str(sorted(structures.ComponentSpec.to_dict(spec))), edited.component_spec.name])
