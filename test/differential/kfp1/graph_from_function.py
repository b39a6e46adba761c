# A graph component made of a pipeline function, with the specs of its tasks in it.
from collections import namedtuple
from typing import NamedTuple

from kfp import components, dsl

step = components.load_component_from_text('''
name: A step
inputs: [{name: X 1, type: Integer}, {name: opt, optional: true, default: '3'}]
outputs: [{name: Out Put, type: Integer}]
implementation: {container: {image: i, command: [a, {inputValue: X 1}, {inputValue: opt}, {outputPath: Out Put}]}}
''')


@components.create_component_from_func
def halve(z: int) -> float:
    return z / 2


def described(x: int, y='d') -> NamedTuple('Outputs', [('res', int), ('half', float)]):
    """A pipeline.

    Args:
        x: a number
    """
    first = step(x)
    second = step(first.output, opt=y)
    return (second.outputs['Out Put'], halve(7).output)


def undeclared(x):
    first = step(x)
    return namedtuple('Named', 'm n')(first.output, step(4).output)


graph = components.create_graph_component_from_pipeline_func(described, embed_component_specs=True)
other = components.create_graph_component_from_pipeline_func(undeclared, embed_component_specs=True)


@dsl.pipeline(name='graph-from-function')
def graph_from_function(n: int = 5):
    one = graph(n)
    two = graph(one.outputs['res'], y='yy')
    other(two.outputs['res'])
