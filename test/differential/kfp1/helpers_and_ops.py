# SPDX-License-Identifier: Apache-2.0
from kfp import dsl, components, gcp
from kubernetes import client as k8s_client
from kubernetes.client.models import V1Toleration, V1EnvVar, V1Volume, V1SecretVolumeSource, V1VolumeMount
def add_common(op):
    op.add_toleration(V1Toleration(effect='NoSchedule', key='gpu', operator='Equal', value='true'))
    op.container.add_env_variable(V1EnvVar(name='X', value='y')) if isinstance(op, dsl.ContainerOp) else None
    return op
@dsl.pipeline(name='Helpers and ops')
def p(zone: str = 'us', secret: str = 'sec', tag: str = 'latest', cpu: str = '2', steps: int = 5):
    a = dsl.ContainerOp(name='A', image='gcr.io/x/y:%s' % tag, arguments=['--steps', steps]).apply(gcp.use_gcp_secret('user-gcp-sa'))
    a.apply(gcp.use_tpu(tpu_cores=8, tpu_resource='v2', tf_version='1.12')).apply(gcp.use_preemptible_nodepool()).apply(add_common)
    b = dsl.ContainerOp(name='B', image='i').apply(gcp.use_preemptible_nodepool(hard_constraint=True))
    b.add_volume(V1Volume(name='gcp', secret=V1SecretVolumeSource(secret_name=secret))).add_volume_mount(V1VolumeMount(name='gcp', mount_path='/s'))
    b.add_node_selector_constraint('cloud/zone', zone).add_node_selector_constraint('accel', 'p100')
    b.container.set_cpu_request(cpu).set_cpu_limit('%s' % cpu) if False else b.container.set_cpu_request(cpu)
    b.set_gpu_limit('1').set_memory_limit('5G')
    c = dsl.ContainerOp(name='C', image='i', pvolumes={'/data': k8s_client.V1Volume(name='x', empty_dir=k8s_client.V1EmptyDirVolumeSource())})
    c.add_pod_annotation(name='iam.amazonaws.com/role', value='%s-role' % secret).add_pod_label('%s-label' % zone, 'v')
    c.add_env_variable(V1EnvVar(name='F', value_from=k8s_client.V1EnvVarSource(field_ref=k8s_client.V1ObjectFieldSelector(field_path='status.podIP'))))
    c.set_retry(num_retries=steps, policy='Always').set_timeout(10).after(a, b)
    d = dsl.ContainerOp(name='D', image='i', arguments=[c.pvolume.name])
    dsl.get_pipeline_conf().add_op_transformer(add_common)
    dsl.get_pipeline_conf().add_op_transformer(gcp.use_gcp_secret('other')) if False else None
