# SPDX-License-Identifier: Apache-2.0
# Argo refuses: the output leaves two groups
"""The condition of a graph component reads the output of a step elsewhere, and only the recursion stands in it."""
from kfp import dsl


@dsl.graph_component
def until(a, b):
    made = dsl.ContainerOp(name='make', image='i', file_outputs={'o': '/o'})
    with dsl.Condition(b != 'yes'):
        until(a, made.output)


@dsl.pipeline(name='recursion on an output')
def recursion(x='1'):
    with dsl.Condition(x == '1'):
        with dsl.ParallelFor([1, 2]):
            first = dsl.ContainerOp(name='first', image='i', file_outputs={'o': '/o'})
    second = dsl.ContainerOp(name='second', image='i', file_outputs={'o': '/o'})
    until(second.output, first.output)
