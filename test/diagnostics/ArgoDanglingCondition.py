# RUN: kfp-translate --from=kfp-v1 --to=argo --python=%python %s -o - 2>&1 | FileCheck %s
from kfp import dsl


@dsl.pipeline(name='p')
def p(rows: list = [1]):
    with dsl.ParallelFor(rows) as outer:
        # CHECK: when: {{.*inputs.parameters.rows-loop-item-subvar-a.*}}
        # CHECK: ArgoDanglingCondition.py:[[#@LINE+1]]:14: warning: the condition of `condition-2` reads `rows-loop-item-subvar-a`, which kfp 1.8 does not pass to the group around it: it emits the same, and Argo refuses it [ArgoDanglingCondition]
        with dsl.Condition(outer.a == 'go'):
            with dsl.ParallelFor(rows) as inner:
                dsl.ContainerOp(name='a', image='i', arguments=[inner])
