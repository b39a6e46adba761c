# RUN: not kfp-translate --from=kfp-v1 --to=pipeline-spec --python=%python %s -o %t.yaml 2>&1 | FileCheck %s
# RUN: not kfp-translate --from=kfp-v1 --to=argo-v2 --python=%python %s -o %t.yaml 2>&1 | FileCheck %s
# RUN: not test -e %t.yaml
from kfp import dsl


# CHECK: MigrateNoTask.py:[[#@LINE+1]]: error: the pipeline has no task, and KFP v2 takes none such [MigrateNoTask]
@dsl.pipeline(name='p')
def p(n=1):
    pass
# CHECK: note: let it run something, or leave it out
