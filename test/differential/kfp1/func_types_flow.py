# Types of outputs and inputs of function components meet.
from typing import NamedTuple

from kfp import dsl
from kfp.components import InputPath, OutputPath, create_component_from_func


@create_component_from_func
def produce(out_path: OutputPath('JsonArray'), anything_path: OutputPath()) -> NamedTuple('O', [
        ('i', int), ('f', float), ('s', str), ('b', bool), ('l', list), ('d', dict), ('c', 'Custom')]):
    return (1, 1.0, 's', True, [], {}, 'c')


@create_component_from_func
def take(i: int, f: float, s: str, b: bool, l: list, d: dict, c: 'Custom', untyped):
    pass


@create_component_from_func
def files(i_path: InputPath('Integer'), l_path: InputPath('JsonArray'), art_path: InputPath('Artifact'), x_path: InputPath()):
    pass


@dsl.pipeline(name='func-types-flow')
def func_types_flow():
    made = produce()
    take(*[made.outputs[name] for name in 'ifsbldc'], untyped=made.outputs['anything'])
    files(made.outputs['i'], made.outputs['out'], made.outputs['c'], made.outputs['d'])
    with dsl.ParallelFor(made.outputs['l']) as item:
        take(item, item.a, item.b, True, [item], {'k': item.c}, 'x', item)
    with dsl.Condition(made.outputs['b'] == True):
        take(1, 2, '3', False, made.outputs['l'], made.outputs['d'], 'y', made.outputs['i'])
