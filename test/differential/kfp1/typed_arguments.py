# SPDX-License-Identifier: Apache-2.0
import os

from kfp import components, dsl

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'components')


def load(name):
    with open(os.path.join(HERE, name + '.yaml')) as f:
        return components.load_component_from_text(f.read())


from kfp.dsl.types import GCSPath, Integer, String

typed = components.load_component_from_text('''
name: Typed
inputs: [{name: a, type: Integer}, {name: b, type: {GCSPath: {openapi_schema_validator: {type: string, pattern: "^gs://.*$"}}}}, {name: c}, {name: l, type: List}, {name: o, type: Bool}]
outputs: [{name: r, type: Artifact}]
implementation: {container: {image: t, args: [{inputValue: a}, {inputValue: b}, {inputValue: c}, {inputValue: l}, {inputValue: o}, {outputPath: r}]}}
''')
model = components.load_component_from_text('''
name: Model user
inputs: [{name: m, type: Model}]
implementation: {container: {image: t, args: [{inputPath: m}]}}
''')


@dsl.pipeline(name='types')
def typed_arguments(a: int = 1, b: GCSPath() = 'gs://x/y', c: Integer() = 3, d: String() = 'd'):
    t = typed(a, b, d, [1, 'x', {'k': c}], True)
    model(t.output)
    typed(5, b, 1.5, '[]', 'yes')
