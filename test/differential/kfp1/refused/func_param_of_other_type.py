# A param of one type meets an input of another
from kfp import dsl
from kfp.components import InputPath, InputTextFile, OutputPath, create_component_from_func


@create_component_from_func
def made(a: str):
    pass


@dsl.pipeline(name='refused')
def refused(n: int = 1):
    made(n)
