# RUN: kfp-translate --from=kfp-v1 --to=pipeline-spec --python=%python %s -o %t.yaml 2>&1 | FileCheck %s
from kfp import dsl


@dsl.pipeline(name='p')
def p():
    # CHECK: MigrateOutputLeftOut.py:[[#@LINE+1]]:5: warning: output `out` of task `make` is left out: it lies at `/tmp/out`, KFP v2 chooses the paths of files itself, and nothing reads it [MigrateOutputLeftOut]
    dsl.ContainerOp('make', 'i', ['make'], file_outputs={'out': '/tmp/out'})
    # CHECK: note: let the program take the path as an argument, if the file is of use
