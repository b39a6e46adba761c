# Names of parameters and of results that need changing, and the identifiers that they come to.
from typing import NamedTuple

from kfp import dsl
from kfp.components import InputPath, InputTextFile, OutputBinaryFile, OutputPath, OutputTextFile, create_component_from_func


@create_component_from_func
def same_names(x, x_path: InputPath(), x_file: InputTextFile(), X: int, y_path: OutputPath(), y_file: OutputTextFile(), w_path: InputPath(),
               file_path: InputPath(), z_file_path: OutputBinaryFile()) -> NamedTuple('R', [('y', str), ('x', int), ('Output', str)]):
    pass


@create_component_from_func
def path_and_result(output_path: OutputPath(str), Output_path: OutputPath()) -> str:
    pass


@dsl.pipeline(name='func-names')
def func_names(p='v'):
    first = same_names('a', 'b', 'c', 4, 'd', 'e')
    second = path_and_result()
    same_names(first.outputs['y'], first.outputs['y_2'], first.outputs['y_3'], 5, p, first.outputs['z_file_path'])
    path_and_result().after(first, second)
