# SPDX-License-Identifier: Apache-2.0
# Argo refuses: a quantity that a parameter gives
from kfp import dsl
from kubernetes import client as k8s


@dsl.pipeline(name='containers all')
def p(a='x', n: int = 1):
    s = dsl.ContainerOp('s', 'i', init_containers=[dsl.UserContainer('first', 'busybox', 'one word', ['a', a], mirror_volume_mounts=True)],
                        sidecars=[dsl.Sidecar('side', 'sc:%s' % a, args=a)], container_kwargs={'env': [k8s.V1EnvVar(name='K', value='v')], 'working_dir': '/w', 'tty': True})
    c = dsl.UserContainer('second', 'img').set_mirror_volume_mounts()
    c.add_env_variable(k8s.V1EnvVar(name='N', value=a)).add_volume_mount(k8s.V1VolumeMount(name='v', mount_path='/v')).set_cpu_limit('1').add_port(k8s.V1ContainerPort(container_port=1, protocol='UDP'))
    s.add_init_container(c)
    s.add_sidecar(dsl.Sidecar('redis', 'redis', command=['r'], mirror_volume_mounts=False).set_stdin_once().set_termination_message_policy('File'))
    s.container.set_termination_message_path('/t').set_termination_message_policy('FallbackToLogsOnError').set_stdin(False).set_tty(False)
    s.container.set_readiness_probe(k8s.V1Probe(http_get=k8s.V1HTTPGetAction(path='/', port=80), period_seconds=5))
    s.container.set_liveness_probe(k8s.V1Probe(_exec=k8s.V1ExecAction(command=['x', a])))
    s.container.set_lifecycle(k8s.V1Lifecycle(post_start=k8s.V1Handler(_exec=k8s.V1ExecAction(command=['y'])))) if hasattr(k8s, 'V1Handler') else None
    s.container.add_volume_devices(k8s.V1VolumeDevice(device_path='/d', name='dev'))
    s.container.set_ephemeral_storage_request('1Gi').set_ephemeral_storage_limit('2Gi').add_resource_request('custom/x', 3).add_resource_limit('custom/x', n)
    s.container.set_security_context(k8s.V1SecurityContext(capabilities=k8s.V1Capabilities(add=['SYS'], drop=[])))
    s.container.add_env_from(k8s.V1EnvFromSource(prefix='P_', secret_ref=k8s.V1SecretEnvSource(name=a, optional=True)))
    s.add_affinity(k8s.V1Affinity(pod_anti_affinity=k8s.V1PodAntiAffinity(preferred_during_scheduling_ignored_during_execution=[
        k8s.V1WeightedPodAffinityTerm(weight=1, pod_affinity_term=k8s.V1PodAffinityTerm(topology_key='t', label_selector=k8s.V1LabelSelector(match_labels={'a': 'b'})))])))
    s.add_toleration(k8s.V1Toleration(effect='NoSchedule', key=a, toleration_seconds=5)).add_toleration(k8s.V1Toleration(operator='Exists'))
    s.add_node_selector_constraint(a, 'v').add_node_selector_constraint('k', a).add_node_selector_constraint('z', 'w')
    s.set_memory_limit(a).set_memory_request(a).set_cpu_limit('500m').set_cpu_request(n).set_gpu_limit(n).set_ephemeral_storage_limit(a)
    s.add_resource_limit(a, 'fixed').add_resource_limit(a, n)
    t = dsl.ContainerOp('t', 'i').set_gpu_limit(n, 'nvidia.com/gpu').set_gpu_limit('3', vendor='amd')
    t.node_selector = {'only': a}
    t.timeout = 30
    t.num_retries = n
    t.retry_policy = 'Always'
    t.backoff_factor = 2
    t.pod_labels = {'fresh': a}
    t.volumes = [k8s.V1Volume(name='z', empty_dir=k8s.V1EmptyDirVolumeSource()), k8s.V1Volume(name='b', nfs=k8s.V1NFSVolumeSource(path='/x', server=a))]
    t.volumes.append(k8s.V1Volume(name='b', downward_api=k8s.V1DownwardAPIVolumeSource(items=[k8s.V1DownwardAPIVolumeFile(path='l', field_ref=k8s.V1ObjectFieldSelector(field_path='metadata.labels'))])))
    u = dsl.ContainerOp('u', 'i').set_retry(2).set_retry(num_retries=0, policy='OnTransientError', backoff_duration='2m', backoff_max_duration='1h')
    dsl.ContainerOp('w', 'i').set_retry(0, backoff_duration='1m')
    dsl.ContainerOp('x', 'i').set_retry(n, backoff_factor=1.5).set_timeout(0).apply(lambda op: None).apply(lambda op: op.set_caching_options(False))
