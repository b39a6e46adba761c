# A task has no such input
from kfp import components, dsl

op = components.load_component_from_text('''
name: G
implementation: {graph: {tasks: {t: {componentRef: {spec: {name: I, implementation: {container: {image: i}}}}, arguments: {zz: 1}}}, outputValues: {}}}
''')


@dsl.pipeline(name='refused')
def refused():
    op()
