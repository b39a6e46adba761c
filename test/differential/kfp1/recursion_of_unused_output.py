# SPDX-License-Identifier: Apache-2.0
"""A graph component is given the output of a step in a loop, and neither reads it nor passes it on: kfp does not wait for that."""
from kfp import dsl


@dsl.graph_component
def again(a):
    made = dsl.ContainerOp(name='make', image='i', file_outputs={'o': '/o'})
    with dsl.Condition(made.output != 'yes'):
        again(made.output)


@dsl.pipeline(name='recursion of an unused output')
def recursion():
    with dsl.ParallelFor([1, 2]):
        first = dsl.ContainerOp(name='first', image='i', file_outputs={'o': '/o'})
    again(first.output)
