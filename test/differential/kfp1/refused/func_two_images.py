# The image is given twice
from kfp import dsl
from kfp.components import InputPath, InputTextFile, OutputPath, create_component_from_func


def made(a: int):
    pass


made._component_base_image = 'x'
made = create_component_from_func(made, base_image='y')


@dsl.pipeline(name='refused')
def refused():
    made(1)
