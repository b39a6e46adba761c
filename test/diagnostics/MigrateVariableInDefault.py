# RUN: kfp-translate --from=kfp-v1 --to=pipeline-spec --python=%python %s -o %t.yaml 2>&1 | FileCheck %s
from kfp import dsl


# CHECK: MigrateVariableInDefault.py:[[#@LINE+1]]: warning: the default of `where` holds a variable of the run, which KFP v2 fills in where it stands in an argument: pass the text there [MigrateVariableInDefault]
@dsl.pipeline(name='p')
def p(where='gs://b/' + dsl.RUN_ID_PLACEHOLDER):
    # CHECK: note: {{.*}} as the argument of a task works
    dsl.ContainerOp('a', 'i', [where])
