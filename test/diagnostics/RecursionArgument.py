# RUN: not kfp-translate --from=kfp-v1 --to=textproto --python=%python %s -o %t 2>&1 | FileCheck %s
from kfp import dsl


def step(name, *arguments):
    return dsl.ContainerOp(name=name, image='i', arguments=list(arguments), file_outputs={'out': '/out'})


@dsl.graph_component
def again(x, y=None):
    made = step('a', x)
    with dsl.Condition(made.output == 'go'):
        # CHECK: RecursionArgument.py:[[#@LINE+1]]:{{[0-9]+}}: error: the recursion passes `y`, which the call of `graph-again-1` around it was not given [RecursionArgument]
        again(made.output, x)


@dsl.pipeline(name='p')
def p(x='1'):
    again(x)
