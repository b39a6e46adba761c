# RUN: not kfp-translate --from=kfp-v1 --to=pipeline-spec --python=%python %s -o %t.yaml 2>&1 | FileCheck %s
# RUN: not kfp-translate --from=kfp-v1 --to=argo-v2 --python=%python %s -o %t.yaml 2>&1 | FileCheck %s
# RUN: not test -e %t.yaml
from kfp import dsl


@dsl.pipeline(name='p')
def p(n=1):
    # CHECK: MigrateCondition.py:[[#@LINE+1]]:{{[0-9]+}}: error: a condition of KFP v2 has no order of the text `abc` [MigrateCondition]
    with dsl.Condition(n > 'abc'):
        dsl.ContainerOp('a', 'i', ['true'])
    # CHECK: note: compute the answer in a task, and compare its output with one constant
