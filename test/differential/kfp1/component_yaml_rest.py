# What a component's YAML may hold besides the usual.
from kfp import components, dsl

rest = components.load_component_from_text('''
name: "Rest of: everything"
description: |
  Two lines,
  'quoted'.
metadata:
  annotations: {author: me, "volatile_component": "true"}
  labels: {l: "1"}
inputs:
- {name: In Put, type: {GCSPath: {data_type: CSV, n: 1, f: 1.5, b: true, none: null}}, description: "é"}
- {name: in_put, type: [a, b], optional: true, annotations: {a: {b: [1]}}}
- {name: n, type: Integer, default: 7}
- {name: f, type: Float, default: 1e3, optional: true}
- {name: b, type: Bool, default: true}
- {name: t, default: "007"}
- {name: status, type: PipelineTaskFinalStatus}
outputs:
- {name: Out Put, type: {JsonObject: {}}, annotations: {x: y}}
- {name: fixed}
- {name: unmentioned}
- {name: mlpipeline-ui-metadata}
implementation:
  container:
    image: i:1
    env: {A: "1", B: "{{x}}"}
    fileOutputs: {fixed: /fixed/path}
    command:
    - sh
    - {concat: ["--in=", {inputValue: In Put}, {inputValue: in_put}, {concat: []}]}
    - {if: {cond: {isPresent: in_put}, then: [--present, {inputPath: in_put}], else: --absent}}
    - {if: {cond: "yes", then: {concat: [a, b]}}}
    - {if: {cond: false, then: x, else: [y, {outputPath: Out Put}]}}
    args: [{inputValue: n}, {inputValue: f}, {inputValue: b}, {inputValue: t}, {inputUri: In Put}, {outputUri: Out Put}, {executorInput: null},
           {outputPath: mlpipeline-ui-metadata}]
version: google.com/cloud/pipelines/component/v1
''')


@dsl.pipeline(name='component-yaml-rest')
def component_yaml_rest(uri='gs://x'):
    first = rest(uri)
    rest('gs://y', 'given', n=8, f=2, b=False, t='', )
    rest(first.outputs['unmentioned'], in_put=first.outputs['fixed'])
