# No such output
from kfp import dsl
from kfp.components import InputPath, InputTextFile, OutputPath, create_component_from_func


@create_component_from_func
def made() -> int:
    pass


@dsl.pipeline(name='refused')
def refused():
    made(made().outputs['b'])
