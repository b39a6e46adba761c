# RUN: not kfp-translate --from=kfp-v1 --to=pipeline-spec --python=%python %s -o %t.yaml 2>&1 | FileCheck %s
# RUN: not kfp-translate --from=kfp-v1 --to=argo-v2 --python=%python %s -o %t.yaml 2>&1 | FileCheck %s
# RUN: not test -e %t.yaml
from kfp import dsl


@dsl.pipeline(name='p')
def p(n=1):
    # CHECK: MigrateExitHandler.py:[[#@LINE+1]]:{{[0-9]+}}: error: an exit handler of KFP v2 stands in the pipeline itself, not in a group: `exit-handler-2` does not [MigrateExitHandler]
    clean = dsl.ContainerOp('clean', 'i', ['true'])
    with dsl.Condition(n == 1):
        with dsl.ExitHandler(clean):
            dsl.ContainerOp('a', 'i', ['true'])
    # CHECK: note: put the handler directly in the pipeline function, around everything it is for
