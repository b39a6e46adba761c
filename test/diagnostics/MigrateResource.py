# RUN: not kfp-translate --from=kfp-v1 --to=pipeline-spec --python=%python %s -o %t.yaml 2>&1 | FileCheck %s
# RUN: not kfp-translate --from=kfp-v1 --to=argo-v2 --python=%python %s -o %t.yaml 2>&1 | FileCheck %s
# RUN: not test -e %t.yaml
from kfp import dsl


@dsl.pipeline(name='p')
def p():
    # CHECK: MigrateResource.py:[[#@LINE+1]]:5: error: task `apply` works on a Kubernetes object, and KFP v2 runs containers only [MigrateResource]
    dsl.ResourceOp(name='apply', k8s_resource={'apiVersion': 'v1', 'kind': 'ConfigMap', 'metadata': {'name': 'c'}}, action='apply')
    # CHECK: note: run `kubectl`, or a client of Kubernetes, in a container whose service account may do that
    # CHECK: MigrateResource.py:[[#@LINE+1]]:{{[0-9]+}}: error: task `snapshot`
    dsl.VolumeSnapshotOp(name='snapshot', resource_name='s', pvc='p')
