# A set has no JSON form
from kfp import dsl
from kfp.components import InputPath, InputTextFile, OutputPath, create_component_from_func


@create_component_from_func
def made(a: dict):
    pass


@dsl.pipeline(name='refused')
def refused():
    made({1, 2})
