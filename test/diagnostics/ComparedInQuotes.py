# RUN: kfp-compile --python=%python --py %s --output %t.yaml 2>&1 | FileCheck %s
from kfp import dsl


@dsl.container_component
def work():
    return dsl.ContainerSpec(image='i')


@dsl.pipeline
def p(n: int = 1):
    # CHECK: ComparedInQuotes.py:[[#@LINE+1]]{{(:[0-9]+)?}}: warning: the condition `condition-2` compares `n`, which is no text, with text: {{.*}} [ComparedInQuotes]
    with dsl.If(n == 'x'):
        work()
    # CHECK-NOT: warning:
    with dsl.Else():
        work()
