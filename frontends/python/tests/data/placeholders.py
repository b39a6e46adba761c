from kfp import components, dsl

every = components.load_component_from_text('''
name: Every
description: Uses all placeholders.
metadata:
  annotations: {volatile_component: 'true', a: b}
  labels: {l: m}
inputs:
- {name: a, type: String}
- {name: n, type: Integer, default: '07'}
- {name: f, type: Float, default: '1', optional: true}
- {name: i, type: Integer, default: '07', optional: true}
- {name: o, optional: true}
- {name: p, optional: true}
- {name: j, type: JsonObject, default: '{}'}
- {name: t, type: 'typing.List[str]', optional: true}
- {name: m, type: {GCSPath: {data_type: CSV}}, optional: true}
- {name: final, type: PipelineTaskFinalStatus}
outputs:
- {name: Out, type: Model}
- {name: unused}
- {name: uri}
implementation:
  container:
    image: e
    command:
    - run
    - {inputValue: a}
    - {if: {cond: {isPresent: o}, then: [--o, {inputValue: o}], else: --no-o}}
    - {if: {cond: {isPresent: p}, then: {inputPath: p}}}
    - {if: {cond: true, then: [yes it is]}}
    - {if: {cond: 'off', then: [a], else: [b, {concat: [c, {inputValue: n}]}]}}
    - {concat: [x, {inputValue: a}, {inputValue: o}, {if: {cond: {isPresent: o}, then: [1, 2]}}]}
    - {inputValue: final}
    args: [--f, {inputValue: f}, {inputValue: i}, {outputPath: Out}, {inputValue: t}, {inputValue: j},
           {inputUri: p}, {outputUri: uri}, {executorInput: null}, {inputPath: m}]
    env: {E: v, F: '1'}
'''.replace('[1, 2]', "['1', '2']"))
nameless = components.load_component_from_text('''
inputs: [{name: x}]
implementation: {container: {image: n, args: [{inputValue: x}]}}
''')


@dsl.pipeline(name='every')
def pipeline(text: str = 'a', number: int = 1, untyped='u', json: dict = {'b': [1, None], 'a': 'é'}):
    first = every(text, p='x')
    every('lit', n=5, f=0.1, i='x', o=untyped, p=first.outputs['Out'], j={'k': [number, {'z': 1.5}]}, t=['s', untyped], m='gs://x')
    every(untyped, number, o=True, p=[1, 'a', untyped], f=2, t=(1, 2))
    every('x', o=1e20, p=None, j=[True, None])
    nameless(1)
    nameless(2.5)
    nameless({'a': untyped})
