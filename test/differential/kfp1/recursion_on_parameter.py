# SPDX-License-Identifier: Apache-2.0
# Argo refuses: the condition in the graph reads a parameter that kfp does not pass there, since only the recursion stands in it
from kfp import dsl


@dsl.graph_component
def until(a):
    made = dsl.ContainerOp(name='make', image='i', file_outputs={'o': '/o'})
    with dsl.Condition(a != 'yes'):
        until(made.output)


@dsl.pipeline(name='recursion on a parameter')
def recursion(start='no'):
    until(start)
