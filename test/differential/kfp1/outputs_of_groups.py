# SPDX-License-Identifier: Apache-2.0
# Argo refuses: outputs that leave two groups are not handed out by the inner one
from kfp import dsl, components
make = components.load_component_from_text('''
name: Make it
outputs: [{name: model file}, {name: B}]
implementation: {container: {image: m, command: [make, {outputPath: model file}, {outputPath: B}]}}
''')
take = components.load_component_from_text('''
name: Take
inputs: [{name: Model In}, {name: note, optional: true}]
outputs: [{name: z}]
implementation: {container: {image: t, command: [take, {inputPath: Model In}, {outputPath: z}]}}
''')
val = components.load_component_from_text('''
name: Val
inputs: [{name: a}]
outputs: [{name: z}]
implementation: {container: {image: t, command: [val, {inputValue: a}, {outputPath: z}]}}
''')
@dsl.pipeline(name='take')
def p(go='y'):
    with dsl.Condition(go == 'y', 'MyCond'):
        made = make()
        with dsl.Condition(made.outputs['B'] == 'q'):
            m2 = make()
            v = val(m2.outputs['B'])
        val(m2.outputs['B'])
        with dsl.ParallelFor([1, 2]) as i:
            m3 = make().after(v)
    take(made.outputs['model file'], note=made.outputs['model file'])
    take(m2.outputs['model file'])
    val(m3.outputs['B'])
    t = take(m3.outputs['B'])
    with dsl.Condition(t.output == m2.outputs['B']):
        val('x')
    with dsl.Condition(v.output > 5):
        take(v.output)
