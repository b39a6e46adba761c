# A task reads an input of the graph that has no value
from kfp import components, dsl

op = components.load_component_from_text('''
name: G
inputs: [{name: a, optional: true}]
implementation: {graph: {tasks: {t: {componentRef: {spec: {name: I, inputs: [{name: x}], implementation: {container: {image: i, command: [{inputValue: x}]}}}}, arguments: {x: {graphInput: {inputName: a}}}}}, outputValues: {}}}
''')


@dsl.pipeline(name='refused')
def refused():
    op()
