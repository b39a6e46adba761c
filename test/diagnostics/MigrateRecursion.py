# RUN: not kfp-translate --from=kfp-v1 --to=pipeline-spec --python=%python %s -o %t.yaml 2>&1 | FileCheck %s
# RUN: not kfp-translate --from=kfp-v1 --to=argo-v2 --python=%python %s -o %t.yaml 2>&1 | FileCheck %s
# RUN: not test -e %t.yaml
from kfp import dsl


@dsl.graph_component
def again(n):
    a = dsl.ContainerOp('a', 'i', ['sh', '-c', 'echo %s > /o' % n], file_outputs={'o': '/o'})
    with dsl.Condition(a.output == 'more'):
        # CHECK: MigrateRecursion.py:[[#@LINE+1]]:9: error: `graph-again-1` calls itself, and KFP v2 has no recursion [MigrateRecursion]
        again(a.output)
        # CHECK: note: loop over a list that is long enough with `dsl.ParallelFor`, and skip what is not needed with `dsl.If`; or repeat inside of one program


@dsl.pipeline(name='p')
def p(n=1):
    again(n)
    # What else there is is told, too.
    # CHECK: MigrateRecursion.py:[[#@LINE+1]]:5: error: KFP v2 has no sidecars, which task `b` has [MigrateTaskSetting]
    dsl.ContainerOp('b', 'i', ['true'], sidecars=[dsl.Sidecar('s', 'i')])
