import kfp.gcp as gcp
from kfp import aws, azure, dsl, onprem
from kfp.dsl.extensions.kubernetes import use_secret
from kubernetes import client as k8s_client
from kubernetes.client import V1Toleration
from kubernetes.client.models import V1Affinity, V1EnvFromSource, V1SecretEnvSource


class Mine(dsl.ContainerOp):
    def __init__(self, name, value):
        super().__init__(name=name, image='mine:%s' % value, arguments=['--v', value], file_outputs={'o': '/o'},
                         container_kwargs={'working_dir': '/w', 'image_pull_policy': 'Always'})
        self.value = value


def labelled(op):
    op.add_pod_label('set-by', 'transformer')
    op.add_pod_annotation('name', op.name)
    if op.name == 'mine':
        op.container.args.append('more')


@dsl.pipeline(name='settings', description='Sets everything.')
def settings(size='1Gi', gpus: int = 2, node='n1', secret='s'):
    a = Mine('mine', size)
    a.set_memory_request(size).set_memory_limit('2Gi').set_cpu_request('500m').set_cpu_limit('1.5')
    a.set_ephemeral_storage_request('1G').set_ephemeral_storage_limit(size)
    a.set_gpu_limit(gpus).set_gpu_limit(1, vendor='amd').add_resource_limit('x.io/y', 3).add_resource_request('x.io/y', gpus)
    a.add_env_variable(k8s_client.V1EnvVar(name='A', value='b')).add_env_variable(k8s_client.V1EnvVar('S', size))
    a.add_env_from(V1EnvFromSource(secret_ref=V1SecretEnvSource(name=secret)))
    a.add_volume(k8s_client.V1Volume(name='v', empty_dir=k8s_client.V1EmptyDirVolumeSource(size_limit=size)))
    a.add_volume_mount(k8s_client.V1VolumeMount(mount_path='/v', name='v', sub_path='x'))
    a.add_volume_devices(k8s_client.V1VolumeDevice(device_path='/dev/x', name='v'))
    a.add_port(k8s_client.V1ContainerPort(container_port=80, host_ip='1.2.3.4'))
    a.set_security_context(k8s_client.V1SecurityContext(run_as_user=0, privileged=False))
    a.set_readiness_probe(k8s_client.V1Probe(http_get=k8s_client.V1HTTPGetAction(port=80)))
    a.set_liveness_probe(k8s_client.V1Probe(_exec=k8s_client.V1ExecAction(command=['x'])))
    a.set_stdin().set_stdin_once(False).set_tty().set_termination_message_path('/t').set_termination_message_policy('File')
    a.set_image_pull_policy('Never')
    a.add_node_selector_constraint('pool', node).add_node_selector_constraint('b', 'c')
    a.add_toleration(V1Toleration(key='k', operator='Exists'))
    a.add_affinity(V1Affinity())
    a.add_pod_annotation('p', size).add_pod_label('q', 'r')
    a.set_retry(gpus, 'OnError', '1m', 2, '1h').set_timeout(60).set_display_name('Mine, it is')
    a.add_init_container(dsl.UserContainer('init', 'i', command='x', args=['a', size], mirror_volume_mounts=True))
    a.add_sidecar(dsl.Sidecar('Side_Car', 'i', args='y').set_memory_limit('1G'))
    a.execution_options.caching_strategy.max_cache_staleness = 'P1D'
    b = dsl.ContainerOp('b', 'i', command='one', arguments=('x', 1, a.output))
    b.apply(gcp.use_gcp_secret('sec')).apply(gcp.use_tpu(8, 'v2', '1.12')).apply(gcp.use_preemptible_nodepool())
    b.apply(gcp.add_gpu_toleration()).apply(aws.use_aws_secret(aws_region='eu')).apply(azure.use_azure_secret())
    b.apply(onprem.mount_pvc()).apply(onprem.use_k8s_secret(k8s_secret_key_to_env={'k': 'E'}))
    b.apply(use_secret('my', '/m', 'ENV', 'f.json'))
    b.command = ['changed', 2]
    b.image = 'other'
    b.container.working_dir = '/x'
    c = dsl.ContainerOp('c', 'i', pvolumes={'/d': dsl.PipelineVolume(pvc='claim'), '/e': k8s_client.V1Volume(name='plain')})
    d = dsl.ContainerOp('d', 'i', pvolumes={'/d': c.pvolumes['/d']})
    d.add_pvolumes({'/more': c.pvolumes['/e'].after(b)})
    d.apply(gcp.use_preemptible_nodepool(hard_constraint=True))
    d.add_pod_label('add-pod-env', 'true')
    conf = dsl.get_pipeline_conf()
    conf.set_image_pull_secrets([k8s_client.V1LocalObjectReference(name='x')]).set_timeout(100).set_parallelism(3)
    conf.set_ttl_seconds_after_finished(0).set_pod_disruption_budget('50%').set_default_pod_node_selector('z', 'y')
    conf.set_image_pull_policy('IfNotPresent')
    conf.set_dns_config(k8s_client.V1PodDNSConfig(nameservers=['1.1.1.1']))
    conf.add_op_transformer(labelled)
    conf.add_op_transformer(onprem.add_default_resource_spec(memory_limit='9Gi', cpu_limit='9', cpu_request='1'))
