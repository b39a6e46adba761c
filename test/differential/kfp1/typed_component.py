# @dsl.component: types of functions that return ops.
from kfp import dsl
from kfp.dsl.types import GCSPath, Integer, String


class Custom(dsl.types.BaseType):

    def __init__(self, size=3):
        self.size = size


@dsl.component
def produce(path: GCSPath(), n: Integer() = 4, plain='x', custom: Custom(5) = None) -> {'out': GCSPath(), 'count': Integer(), 'own': {'Custom': {'size': 5}}}:
    """Produces.

    Args:
        path: where
    """
    return dsl.ContainerOp(name='produce', image='i', arguments=[path, n, plain, custom], file_outputs={'out': '/o', 'count': '/c'})


@dsl.component
def consume(path: GCSPath(), n: Integer(), anything, own: Custom(5)) -> String():
    return dsl.ContainerOp(name='consume', image='i', command=['c', path, n, anything, own])


@dsl.python_component(name='Named', description='d', base_image='b', target_component_file='f')
def plain_function(a):
    pass


assert plain_function._component_human_name == 'Named'


@dsl.pipeline(name='typed-component')
def typed_component(path: GCSPath() = 'gs://b/o', n: Integer() = 3, text: String() = 's'):
    made = produce(path, n)
    consume(made.outputs['out'], made.outputs['count'], text, made.outputs['own'])
    produce(path='gs://literal', plain=made.outputs['count'])
