# A dict of results is for @dsl.component
from kfp import dsl
from kfp.components import InputPath, InputTextFile, OutputPath, create_component_from_func


@create_component_from_func
def made() -> {'a': int}:
    pass


@dsl.pipeline(name='refused')
def refused():
    made()
