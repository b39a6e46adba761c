# An InputPath has no default but None
from kfp import dsl
from kfp.components import InputPath, InputTextFile, OutputPath, create_component_from_func


@create_component_from_func
def made(a_path: InputPath() = 'x'):
    pass


@dsl.pipeline(name='refused')
def refused():
    made()
