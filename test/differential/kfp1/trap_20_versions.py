# SPDX-License-Identifier: Apache-2.0
"""The version of the SDK stands on the workflow and on every template, as a label of both and as an annotation of the workflow."""
from kfp import dsl


@dsl.pipeline(name='versions', description='Of the workflow.')
def versions(n: int = 1):
    dsl.ContainerOp(name='plain', image='i')
    dsl.ContainerOp(name='annotated', image='i').add_pod_annotation('pipelines.kubeflow.org/kfp_sdk_version', 'mine')
    dsl.ContainerOp(name='labelled', image='i').add_pod_label('pipelines.kubeflow.org/kfp_sdk_version', 'mine').add_pod_label('a', 'b')
    dsl.ResourceOp(name='resource', k8s_resource={'apiVersion': 'v1', 'kind': 'ConfigMap', 'metadata': {'name': 'c'}})
    with dsl.Condition(n == 1):
        dsl.VolumeOp(name='volume', resource_name='v', size='1Gi')
