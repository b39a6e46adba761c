# RUN: not kfp-translate --from=kfp-v1 --to=pipeline-spec --python=%python %s -o %t.yaml 2>&1 | FileCheck %s
# RUN: not kfp-translate --from=kfp-v1 --to=argo-v2 --python=%python %s -o %t.yaml 2>&1 | FileCheck %s
# RUN: not test -e %t.yaml
from kfp import dsl


@dsl.pipeline(name='p')
def p(n=1):
    # CHECK: MigrateLoop.py:[[#@LINE+1]]:{{[0-9]+}}: error: a loop of KFP v2 has no items that are known only when the pipeline runs [MigrateLoop]
    with dsl.ParallelFor([n, 2]) as item:
        dsl.ContainerOp('a', 'i', [item])
    # CHECK: note: take the whole list as a parameter, or make it in a task and loop over its output
