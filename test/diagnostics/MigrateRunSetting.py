# RUN: not kfp-translate --from=kfp-v1 --to=pipeline-spec --python=%python %s -o %t.yaml 2>&1 | FileCheck %s
# RUN: not kfp-translate --from=kfp-v1 --to=argo-v2 --python=%python %s -o %t.yaml 2>&1 | FileCheck %s
# RUN: not test -e %t.yaml
from kfp import dsl


# CHECK: MigrateRunSetting.py:[[#@LINE+1]]: error: KFP v2 has no limit of parallel tasks of a whole run [MigrateRunSetting]
@dsl.pipeline(name='p')
def p():
    dsl.ContainerOp('a', 'i', ['true'])
    dsl.get_pipeline_conf().set_parallelism(3)
    # CHECK: note: limit a loop (`dsl.ParallelFor(..., parallelism=N)`), or Argo itself in its workflow controller's settings
    dsl.get_pipeline_conf().set_default_pod_node_selector('disk', 'ssd')
