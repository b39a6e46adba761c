# SPDX-License-Identifier: Apache-2.0
# Argo refuses: what a recursion passes for an item is not there in its condition
"""A condition around the call of a graph component reads the parameter that one in there reads."""
from kfp import dsl


@dsl.graph_component
def until(a, b, c):
    dsl.ContainerOp(name='step', image='i')
    with dsl.Condition(a != 'yes'):
        until(c, b, b)


@dsl.pipeline(name='one parameter in two conditions')
def pipeline(x='1', y='2', z='3'):
    with dsl.Condition(x <= 'heads'):
        with dsl.ParallelFor([{'a': 7, 'b': x}], 1) as item:
            until(x, y, item.a)
            dsl.ContainerOp(name='use', image='i', arguments=[item.b, z])
