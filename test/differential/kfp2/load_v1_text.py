# SPDX-License-Identifier: Apache-2.0
"""A component of KFP v1: names, types, defaults, every placeholder."""
from kfp import components, dsl

op = components.load_component_from_text('''
name: My Old Component
description: Does it.
metadata:
  annotations: {author: me}
  labels: {a: b}


inputs:
- {name: Input One, type: String, description: dropped}
- {name: number, type: Integer, default: '3'}
- {name: Real Number, type: Float, default: '2.5', optional: true}
- {name: flag, type: Bool, default: 'yes'}
- {name: items, type: JsonArray, default: '[1, "a"]'}
- {name: object, type: JsonObject, default: '{"a": 1}'}
- {name: odd, type: List, default: 'not json'}
- {name: data, type: CSV, optional: true}
- {name: model, type: Model, optional: true}
- {name: untyped, optional: true}
- {name: mapped, type: {GCSPath: {data_type: CSV}}, optional: true}
- {name: typed, type: 'typing.List[str]', optional: true}
outputs:
- {name: Out Text, type: String}
- {name: Out Data, type: Dataset}
- {name: other}
- {name: goog, type: google.VertexModel}
implementation:
  container:
    image: busybox
    command: [sh, -c, 'echo "$0"', {inputValue: Input One}]
    args:
    - --number
    - {inputValue: number}
    - {inputPath: data}
    - {inputUri: model}
    - {outputPath: Out Text}
    - {outputPath: Out Data}
    - {outputUri: other}
    - {executorInput: null}
    - {concat: [a, {inputValue: Input One}, {concat: [b, {inputValue: number}]}]}
    - if:
        cond: {isPresent: Real Number}
        then: [--real, {inputValue: Real Number}]
        else: [--no-real]
    - if: {cond: {isPresent: model}, then: {inputPath: model}}
    env: {B: '1', A: two}
''')


@dsl.pipeline
def loaded(text: str = 'x'):
    first = op(input_one=text)
    second = op(input_one='y', number=4, real_number=1.0, flag=False, items=[2], object={}, data=first.outputs['other'])
    op(input_one=second.outputs['out_text'], data=first.outputs['out_data'])
