# A graph without outputValues
from kfp import components, dsl

op = components.load_component_from_text('''
name: G
implementation: {graph: {tasks: {t: {componentRef: {spec: {name: I, implementation: {container: {image: i}}}}, arguments: {}}}}}
''')


@dsl.pipeline(name='refused')
def refused():
    op()
