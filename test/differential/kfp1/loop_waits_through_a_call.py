# SPDX-License-Identifier: Apache-2.0
# A loop waits for what a recursion in it gets from outside: kfp writes such dependencies before the arguments, those of the loop's own
# items after them.
from kfp import dsl


def again_with(given, call):
    step = dsl.ContainerOp(name='step', image='i', arguments=[given], file_outputs={'out': '/o'})
    with dsl.Condition(step.output == 'again'):
        call(step.output)


@dsl.graph_component
def in_plain_loop(given):
    again_with(given, in_plain_loop)


@dsl.graph_component
def in_waiting_loop(given):
    again_with(given, in_waiting_loop)


@dsl.graph_component
def of_items(given):
    again_with(given, of_items)


@dsl.graph_component
def of_nested(given):
    again_with(given, of_nested)


@dsl.pipeline(name='Loop waits through a call')
def pipeline():
    first = dsl.ContainerOp(name='first', image='i', file_outputs={'rows': '/r', 'word': '/w'})
    with dsl.ParallelFor([{'a': 1}, {'a': 2}]):
        in_plain_loop(first.outputs['word'])
    with dsl.ParallelFor(first.outputs['rows']):
        in_waiting_loop(first.outputs['word'])
    with dsl.ParallelFor(['x', first.outputs['rows']]) as item:
        of_items(item)
    with dsl.ParallelFor([1, 2]):
        with dsl.ParallelFor([3, 4]):
            of_nested(first.outputs['word'])
