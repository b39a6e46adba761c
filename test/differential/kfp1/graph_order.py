# The order of the ops of a graph component, and graphs in graphs.
from kfp import components, dsl

LEAF = '{name: Leaf, inputs: [{name: x}], outputs: [{name: o}], implementation: {container: {image: i, command: [l, {inputValue: x}]}}}'

ordered = components.load_component_from_text('''
name: Ordered
implementation:
  graph:
    tasks:
      c: {componentRef: {spec: &s %s}, arguments: {x: {taskOutput: {taskId: a, outputName: o}}}}
      b: {componentRef: {spec: *s}, arguments: {x: bb}}
      a: {componentRef: {spec: *s}, arguments: {x: {taskOutput: {taskId: b, outputName: o}}}}
      d: {componentRef: {spec: *s}, arguments: {x: 1.5}}
      e: {componentRef: {spec: *s}, arguments: {x: {taskOutput: {taskId: d, outputName: o}}}}
      f: {componentRef: {spec: *s}, arguments: {x: true}}
    outputValues: {}
''' % LEAF)

outer = components.load_component_from_text('''
name: Outer
inputs: [{name: q}]
outputs: [{name: r}]
implementation:
  graph:
    tasks:
      x:
        componentRef:
          spec:
            name: Middle
            inputs: [{name: a, default: zz}]
            outputs: [{name: o}]
            implementation:
              graph:
                tasks:
                  t: {componentRef: {spec: %s}, arguments: {x: {graphInput: {inputName: a}}}}
                outputValues: {o: {taskOutput: {taskId: t, outputName: o}}}
        arguments: {a: {graphInput: {inputName: q}}}
      y:
        componentRef: {spec: %s}
        arguments: {x: {taskOutput: {taskId: x, outputName: o}}}
    outputValues: {r: {taskOutput: {taskId: y, outputName: o}}}
''' % (LEAF, LEAF))


@dsl.pipeline(name='graph-order')
def graph_order(p='v'):
    ordered()
    result = outer(p)
    outer(result.outputs['r'])
