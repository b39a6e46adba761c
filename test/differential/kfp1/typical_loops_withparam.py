# SPDX-License-Identifier: Apache-2.0
# Argo refuses: the items of a loop within another one come from the outer item
"""Loops over lists that steps make, over lists that come in, and over lists that stand here."""
from typing import NamedTuple

import kfp
from kfp import components, dsl
from kfp.components import OutputPath


def produce_list() -> list:
    """A list."""
    return ['a', 'b']


def produce_dicts(count: int, out_path: OutputPath('JsonArray')):
    import json
    with open(out_path, 'w') as f:
        json.dump([{'a': i, 'b': i * 10} for i in range(count)], f)


def consume(param: str):
    print(param)


def both() -> NamedTuple('Both', [('data_list', list), ('number', int)]):
    return ([1], 2)


produce_op = components.create_component_from_func(produce_list, base_image='python:3.8')
dicts_op = components.create_component_from_func(produce_dicts)
consume_op = components.create_component_from_func(consume)
both_op = components.create_component_from_func(both)


def echo(name, *words):
    return dsl.ContainerOp(name=name, image='library/bash:4.4.23', command=['sh', '-c'], arguments=['echo ' + ' '.join(str(word) for word in words)])


@dsl.pipeline(name='my-pipeline', description='Loops everywhere.')
def pipeline(loopidy_doop: list = [3, 5, 7, 9], dict_loop: dict = [{'a': 1, 'b': 2}, {'a': 10, 'b': 20}], my_pipe_param: int = 10,
             text_list: str = '["x", "y"]'):
    made = produce_op()
    made_dicts = dicts_op(my_pipe_param)
    several = both_op()
    with dsl.ParallelFor([{'a': 1, 'b': 2}, {'a': 10, 'b': 20}]) as item:
        echo('my-in-coop1', 'op1', item.a, my_pipe_param)
        with dsl.ParallelFor([100, 200, 300]) as inner_item:
            echo('my-inner-inner-coop', 'inner', item.a, inner_item, my_pipe_param)
            consume_op(inner_item)
        echo('my-in-coop2', 'op2', item.b)
    echo('my-out-cop', my_pipe_param)
    with dsl.ParallelFor(made.output) as item:
        consume_op(item)
        consume_op('text %s' % item).set_display_name('shown')
        with dsl.Condition(item == 'a', name='first'):
            consume_op(made.output.ignore_type())
    with dsl.ParallelFor(made_dicts.output, parallelism=2) as item:
        consume_op(item.a)
        consume_op('{} and {}'.format(item.a, item.b))
        consume_op(item)
    with dsl.ParallelFor(several.outputs['data_list']) as item:
        consume_op(item).after(made)
        consume_op(several.outputs['number'].ignore_type())
    with dsl.ParallelFor(loopidy_doop, parallelism=10) as item:
        echo('param', item)
        consume_op(loopidy_doop.ignore_type())
    with dsl.ParallelFor(dict_loop) as item:
        echo('param-dict', item.a, item.b, item)
    with dsl.ParallelFor(text_list) as item:
        with dsl.ParallelFor(['one', item, 'x-%s' % my_pipe_param]) as deep:
            echo('deep', item, deep)


if __name__ == '__main__':
    kfp.compiler.Compiler().compile(pipeline, package_path=__file__.replace('.py', '.yaml'))
