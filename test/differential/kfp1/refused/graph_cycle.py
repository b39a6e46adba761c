# Tasks of a graph wait for each other
from kfp import components, dsl

op = components.load_component_from_text('''
name: G
implementation: {graph: {tasks: {a: {componentRef: {spec: &s {name: I, inputs: [{name: x}], outputs: [{name: o}], implementation: {container: {image: i}}}}, arguments: {x: {taskOutput: {taskId: b, outputName: o}}}}, b: {componentRef: {spec: *s}, arguments: {x: {taskOutput: {taskId: a, outputName: o}}}}}, outputValues: {}}}
''')


@dsl.pipeline(name='refused')
def refused():
    op()
