# An int is no String
from kfp import dsl
from kfp.components import InputPath, InputTextFile, OutputPath, create_component_from_func


@create_component_from_func
def made(a: str):
    pass


@dsl.pipeline(name='refused')
def refused():
    made(1)
