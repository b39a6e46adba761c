from kfp import components, dsl
from kfp.dsl.types import GCSPath, Integer


@dsl.component
def typed(path: GCSPath(), n: Integer() = 1) -> {'out': Integer(), 'other': 'Text'}:
    return dsl.ContainerOp('typed', 'i', arguments=[path, n], file_outputs={'out': '/o'})


@dsl.python_component(name='Named', description='D', base_image='b')
def plain(a):
    return a


consumer = components.load_component_from_text('''
name: Consumer
inputs: [{name: v, type: {Integer: {openapi_schema_validator: {type: integer}}}}, {name: w, type: Artifact}]
implementation: {container: {image: c, args: [{inputValue: v}, {inputPath: w}]}}
''')


@dsl.pipeline(name='typed')
def pipeline(path: GCSPath() = 'gs://x', any='y'):
    first = typed(path)
    typed(n=first.outputs['out'], path=any)
    consumer(first.outputs['out'], first.outputs['other'].ignore_type())
