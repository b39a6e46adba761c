# RUN: kfp-translate --from=kfp-v1 --to=textproto --python=%python %s -o %t 2>&1 | FileCheck %s
from kfp import dsl


def step(name, *arguments):
    return dsl.ContainerOp(name=name, image='i', arguments=list(arguments), file_outputs={'out': '/out'})


@dsl.graph_component
def again(x):
    made = step('a', x)
    with dsl.Condition(made.output == 'go'):
        again(made.output)
    with dsl.Condition(made.output == 'stay'):
        # CHECK: RecursionTwice.py:[[#@LINE+1]]:{{[0-9]+}}: warning: `graph-again-1` calls itself in two places: {{.*}} [RecursionTwice]
        again(x)


@dsl.pipeline(name='p')
def p(x='1'):
    again(x)
