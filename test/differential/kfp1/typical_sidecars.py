# SPDX-License-Identifier: Apache-2.0
import kfp.dsl as dsl
from kubernetes import client as k8s_client
from kubernetes.client.models import V1ContainerPort, V1EnvVar, V1Volume, V1VolumeMount, V1Probe, V1HTTPGetAction


@dsl.pipeline(name='pipeline with sidecar')
def pipeline_with_sidecar(sleep_sec: int = 30, word='hi'):
    echo = dsl.Sidecar(name='echo', image='nginx:1.13', command=['nginx', '-g', 'daemon off;'])
    op = dsl.ContainerOp(name='download', image='busybox:latest', command=['sh', '-c'],
                         arguments=['sleep %s; wget localhost:80 -O /tmp/results.txt' % sleep_sec], sidecars=[echo],
                         file_outputs={'downloaded': '/tmp/results.txt'})
    op.add_init_container(dsl.UserContainer('print', 'busybox', command='echo "%s"' % word, args=[sleep_sec, 3]))
    op.add_sidecar(dsl.Sidecar('redis', 'redis:alpine', args=['--port', '6379']).set_image_pull_policy('Always').add_port(
        V1ContainerPort(container_port=6379)).add_env_variable(V1EnvVar(name='W', value=word)).set_memory_limit('100Mi'))
    op.add_volume(V1Volume(name='shared', empty_dir={}))
    op.container.add_volume_mount(V1VolumeMount(mount_path='/data', name='shared'))
    op.container.set_readiness_probe(V1Probe(http_get=V1HTTPGetAction(path='/', port=80), initial_delay_seconds=3))
    op.add_env_variable(V1EnvVar(name='TOKEN', value_from=k8s_client.V1EnvVarSource(
        secret_key_ref=k8s_client.V1SecretKeySelector(name='creds', key='token'))))
    with dsl.Condition(op.output != ''):
        dsl.ContainerOp(name='echo', image='library/bash', command=['sh', '-c'], arguments=['echo %s' % op.output])
