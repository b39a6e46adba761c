# SPDX-License-Identifier: Apache-2.0
# Argo refuses: the placeholder that set_gpu_limit(param) leaves in the container is no quantity
import os

from kfp import components, dsl

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'components')


def load(name):
    with open(os.path.join(HERE, name + '.yaml')) as f:
        return components.load_component_from_text(f.read())


from kubernetes import client as k8s
from kubernetes.client.models import V1EnvVar, V1EnvVarSource, V1SecretKeySelector

say = load('say')


@dsl.pipeline(name='pod settings')
def pod_settings(node='pool-1', gpus: int = 1, level='3'):
    op = say('hello')
    op.add_env_variable(V1EnvVar(name='LEVEL', value=level))
    op.container.add_env_variable(V1EnvVar(name='TOKEN', value_from=V1EnvVarSource(
        secret_key_ref=V1SecretKeySelector(name='tokens', key='main'))))
    op.add_volume(k8s.V1Volume(name='scratch', empty_dir=k8s.V1EmptyDirVolumeSource(medium='Memory')))
    op.add_volume(k8s.V1Volume(name='config', config_map=k8s.V1ConfigMapVolumeSource(
        name='cfg', items=[k8s.V1KeyToPath(key='a', path='b', mode=0o400)])))
    op.add_volume_mount(k8s.V1VolumeMount(mount_path='/scratch', name='scratch', read_only=False))
    op.add_node_selector_constraint('cloud.google.com/gke-nodepool', node)
    op.add_node_selector_constraint('disk', 'ssd')
    op.add_toleration(k8s.V1Toleration(key='gpu', operator='Exists', effect='NoSchedule', toleration_seconds=30))
    op.add_affinity(k8s.V1Affinity(node_affinity=k8s.V1NodeAffinity(
        required_during_scheduling_ignored_during_execution=k8s.V1NodeSelector(node_selector_terms=[
            k8s.V1NodeSelectorTerm(match_expressions=[
                k8s.V1NodeSelectorRequirement(key='zone', operator='In', values=['a', 'b'])])]))))
    op.add_pod_annotation('note', 'level %s' % level).add_pod_label('tier', 'gold')
    op.set_gpu_limit(2).set_memory_request('512Mi').set_cpu_request('250m')
    op.add_resource_limit('example.com/fpga', '1')
    op.set_image_pull_policy('Always')
    op.container.set_security_context(k8s.V1SecurityContext(run_as_user=1000, privileged=False))
    op.container.set_liveness_probe(k8s.V1Probe(period_seconds=5, http_get=k8s.V1HTTPGetAction(port=80, path='/')))
    op.container.add_port(k8s.V1ContainerPort(container_port=80, name='web'))
    op.container.set_tty().working_dir = '/work'
    op.set_display_name('Say it')
    op.execution_options.caching_strategy.max_cache_staleness = 'P3D'
    by_param = say('gpu').set_gpu_limit(gpus).set_memory_limit('1G')
    by_param.container.set_cpu_limit(level)
