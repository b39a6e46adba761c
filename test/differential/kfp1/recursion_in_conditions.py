# SPDX-License-Identifier: Apache-2.0
# Argo refuses: the first graph's condition reads what kfp does not pass there, since only the recursion stands in it
"""What a condition in a graph component reads: passed on by the recursion alone, read by a condition around the call too, or waited for."""
from kfp import components, dsl

make = components.load_component_from_text('{name: make, outputs: [{name: o}], implementation: {container: {image: i, command: [{outputPath: o}]}}}')


@dsl.graph_component
def alone(a, b, c):
    dsl.ContainerOp(name='step', image='i')
    with dsl.Condition(a != 'yes'):
        alone(c, b, b)


@dsl.graph_component
def waiting(a, b):
    made = make()
    with dsl.Condition(b != 'yes'):
        waiting(made.output, b)


@dsl.pipeline(name='conditions around recursions')
def pipeline(x='1', y='2', z='3'):
    alone(z, y, x)
    waiting(x, z)
