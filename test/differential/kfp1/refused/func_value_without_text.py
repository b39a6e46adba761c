# There is no text for a value of an unknown type
from kfp import dsl
from kfp.components import InputPath, InputTextFile, OutputPath, create_component_from_func


@create_component_from_func
def made(a: 'GCSPath'):
    pass


@dsl.pipeline(name='refused')
def refused():
    made(5)
