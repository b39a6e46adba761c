# A component whose implementation is a graph.
# Argo refuses: 08 is a number to it, where kfp writes it bare
from kfp import components, dsl

INNER = '''{name: Inner, inputs: [{name: x, type: Integer}, {name: y, optional: true, default: dd}, {name: f}], outputs: [{name: o, type: Float}],
  implementation: {container: {image: i, command: [a, {inputValue: x}, {inputValue: y}, {inputPath: f}, {outputPath: o}]}}}'''

graph = components.load_component_from_text('''
name: Graph
description: of three
inputs: [{name: Gx, type: Integer}, {name: opt, optional: true}, {name: def, default: 7, type: Integer}, {name: odef, default: '08', type: Integer, optional: true}]
outputs: [{name: Out A}, {name: out_b, type: T}, {name: through}, {name: fixed}]
metadata: {annotations: {not: used}}
implementation:
  graph:
    tasks:
      second:
        componentRef: {name: nm, url: uu, spec: %(inner)s}
        arguments: {x: {graphInput: {inputName: def}}, f: {taskOutput: {taskId: first, outputName: o, type: X}}}
      first:
        componentRef: {digest: dd, tag: tt, spec: %(inner)s}
        arguments: {x: {graphInput: {inputName: Gx}}, y: lit, f: {graphInput: {inputName: opt}}}
        executionOptions: {retryStrategy: {maxRetries: 3}, cachingStrategy: {maxCacheStaleness: P1D}}
        annotations: {a: {b: [c]}}
      third:
        componentRef: {spec: %(inner)s}
        arguments: {x: {graphInput: {inputName: odef}}, f: 5}
        isEnabled: {"==": {op1: {graphInput: {inputName: Gx}}, op2: '3'}}
    outputValues:
      Out A: {taskOutput: {taskId: second, outputName: o}}
      out_b: {taskOutput: {taskId: first, outputName: o}}
      through: {graphInput: {inputName: opt}}
      fixed: constant
''' % {'inner': INNER})

use = components.load_component_from_text('''
name: Use
inputs: [{name: q}]
implementation: {container: {image: i, command: [u, {inputValue: q}]}}
''')


@dsl.pipeline(name='graph-component')
def graph_component(a: int = 1, b='text'):
    one = graph(a, 'literal')
    for output in ('Out A', 'out_b', 'fixed', 'through'):
        use(one.outputs[output])
    with dsl.Condition(one.outputs['Out A'] > 3):
        two = graph(2, b, 8)
        use(two.outputs['through'])
    with dsl.ParallelFor([1, 2]) as item:
        graph(item, opt=one.outputs['out_b'])
