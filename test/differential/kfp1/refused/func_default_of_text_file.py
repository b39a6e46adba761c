# An InputTextFile has no default
from kfp import dsl
from kfp.components import InputPath, InputTextFile, OutputPath, create_component_from_func


@create_component_from_func
def made(a_file: InputTextFile() = None):
    pass


@dsl.pipeline(name='refused')
def refused():
    made()
