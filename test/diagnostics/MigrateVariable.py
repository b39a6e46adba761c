# RUN: not kfp-translate --from=kfp-v1 --to=pipeline-spec --python=%python %s -o %t.yaml 2>&1 | FileCheck %s
# RUN: not kfp-translate --from=kfp-v1 --to=argo-v2 --python=%python %s -o %t.yaml 2>&1 | FileCheck %s
# RUN: not test -e %t.yaml
from kfp import dsl


@dsl.pipeline(name='p')
def p():
    # CHECK: MigrateVariable.py:[[#@LINE+1]]:5: error: Argo's variable `workflow.status` stands in a command line, and KFP v2 has none for it [MigrateVariable]
    dsl.ContainerOp('a', 'i', ['echo', '{{workflow.status}} of {{workflow.name}}'])
    # CHECK: note: give the exit task an input of the type `dsl.PipelineTaskFinalStatus`
