# RUN: not kfp-translate --from=kfp-v1 --to=pipeline-spec --python=%python %s -o %t.yaml 2>&1 | FileCheck %s
# RUN: not kfp-translate --from=kfp-v1 --to=argo-v2 --python=%python %s -o %t.yaml 2>&1 | FileCheck %s
# RUN: not test -e %t.yaml
from kfp import dsl


@dsl.pipeline(name='p')
def p():
    # CHECK: MigrateFixedPath.py:[[#@LINE+1]]:12: error: output `out` of task `make` lies at `/tmp/out`, and KFP v2 chooses the paths of files itself [MigrateFixedPath]
    made = dsl.ContainerOp('make', 'i', ['make'], file_outputs={'out': '/tmp/out'})
    # CHECK: note: let the program take the path of its output as an argument: {{.*}}
    dsl.ContainerOp('take', 'i', ['take', made.output])
