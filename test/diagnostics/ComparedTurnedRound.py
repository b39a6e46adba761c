# RUN: kfp-compile --python=%python --py %s --output %t.yaml 2>&1 | FileCheck %s
from kfp import dsl


@dsl.container_component
def work():
    return dsl.ContainerSpec(image='i')


@dsl.pipeline
def p(b: bool = True):
    # CHECK: ComparedTurnedRound.py:[[#@LINE+1]]{{(:[0-9]+)?}}: warning: the condition `condition-1` compares a bool with the number 1: {{.*}} [ComparedTurnedRound]
    with dsl.If(b == 1):
        work()
