# RUN: not kfp-translate --from=kfp-v1 --to=pipeline-spec --python=%python %s -o %t.yaml 2>&1 | FileCheck %s
# RUN: not kfp-translate --from=kfp-v1 --to=argo-v2 --python=%python %s -o %t.yaml 2>&1 | FileCheck %s
# RUN: not test -e %t.yaml
from kfp import dsl


@dsl.pipeline(name='p')
def p():
    # CHECK-DAG: MigrateTaskSetting.py:[[#@LINE+2]]:{{[0-9]+}}: error: KFP v2 has no sidecars, which task `a` has [MigrateTaskSetting]
    # CHECK-DAG: MigrateTaskSetting.py:[[#@LINE+1]]:{{[0-9]+}}: error: KFP v2 has no retry policy `Always`, which task `a` has [MigrateTaskSetting]
    a = dsl.ContainerOp('a', 'i', ['true'], sidecars=[dsl.Sidecar('s', 'i')])
    a.set_retry(3, policy='Always')
    # CHECK-DAG: note: start what they run from the program itself, or run it in the cluster as a service
    # CHECK-DAG: note: leave it out: a task of KFP v2 is retried when its program fails
