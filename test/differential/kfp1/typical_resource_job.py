# SPDX-License-Identifier: Apache-2.0
import json

import kfp.dsl as dsl
from kubernetes import client as k8s

_CONTAINER = {
    'name': 'pi',
    'image': 'perl',
    'command': ['perl', '-Mbignum=bpi', '-wle', 'print bpi(2000)'],
    'env': [{'name': 'N', 'value': '1'}],
}
_JOB = {
    'apiVersion': 'batch/v1',
    'kind': 'Job',
    'metadata': {'generateName': 'resourceop-basic-job-'},
    'spec': {'template': {'metadata': {'name': 'resource-basic'}, 'spec': {'containers': [_CONTAINER], 'restartPolicy': 'Never'}}, 'backoffLimit': 4},
}


@dsl.pipeline(name='ResourceOp Basic', description='A Basic Example on ResourceOp Usage.')
def resourceop_basic(username='user', password='pass', replicas: int = 2):
    op = dsl.ResourceOp(name='create-job', k8s_resource=_JOB, action='create',
                        success_condition='status.succeeded > 0', failure_condition='status.failed > 3',
                        attribute_outputs={'succeeded': '{.status.succeeded}', 'Start Time': '{.status.startTime}'})
    secret = dsl.ResourceOp(name='create-my-secret',
                            k8s_resource=k8s.V1Secret(api_version='v1', kind='Secret', metadata=k8s.V1ObjectMeta(generate_name='my-secret-'),
                                                      type='Opaque', data={'username': username, 'password': password}),
                            attribute_outputs={'name': '{.metadata.name}'})
    sec = secret.output
    tf = {
        'apiVersion': 'kubeflow.org/v1', 'kind': 'TFJob', 'metadata': {'name': 'train-%s' % username, 'namespace': 'kf'},
        'spec': {'tfReplicaSpecs': {'Worker': {'replicas': replicas, 'restartPolicy': 'OnFailure', 'template': {'spec': {'containers': [
            k8s.V1Container(name='tensorflow', image='tf:%s' % op.outputs['succeeded'], args=['--user', username, '{"a": "b"}'],
                            env=[k8s.V1EnvVar(name='S', value=sec)])]}}}}, 'cleanPodPolicy': 'All', 'ttl': None, 'on': True, 'share': 0.5},
    }
    tf_job = dsl.ResourceOp(name='TFJob', k8s_resource=tf, action='apply', merge_strategy='merge', set_owner_reference=True, flags=['--dry-run'],
                            success_condition='status.replicaStatuses.Worker.succeeded==1,status.replicaStatuses.Chief.succeeded==1')
    tf_job.add_pod_annotation('sidecar.istio.io/inject', 'false').set_timeout(3600).set_retry(2).add_node_selector_constraint('pool', username)
    dsl.ContainerOp(name='wait', image='alpine', arguments=['--name', tf_job.outputs['name'], '--manifest', tf_job.outputs['manifest'],
                                                             op.outputs['Start Time']]).add_volume(
        k8s.V1Volume(name='s', secret=k8s.V1SecretVolumeSource(secret_name=sec)))
    dsl.ResourceOp(name='cleanup', k8s_resource={'apiVersion': 'v1', 'kind': 'Secret', 'metadata': {'name': sec}}, action='delete').after(tf_job)
    tf_job.delete()
