# SPDX-License-Identifier: Apache-2.0
from kfp import dsl
from kubernetes import client as k8s


@dsl.pipeline(name='resources')
def resources(size='1Gi', name='cfg', kind='ConfigMap', condition='x'):
    config = dsl.ResourceOp(
        name='Make config',
        k8s_resource={'apiVersion': 'v1', 'kind': 'ConfigMap', 'metadata': {'generateName': '%s-' % name, 'labels': None},
                      'data': {'b': size, 'a': 'plain', size: 'key', 'empty': {}, 'list': [], 'n': 1, 'f': 1.5, 't': True}})
    job = dsl.ResourceOp(
        name='job', action='apply', merge_strategy='merge', success_condition='status.succeeded > 0', failure_condition='status.failed > %s' % size,
        set_owner_reference=True, attribute_outputs={'my out': '{.status.%s}' % condition, 'zed': '{.z}'},
        flags=['--validate=false', name],
        k8s_resource=k8s.V1Job(
            api_version='batch/v1', kind='Job', metadata=k8s.V1ObjectMeta(name=config.output, annotations={'x': 'yes', 'y': 'a\nb'}),
            spec=k8s.V1JobSpec(template=k8s.V1PodTemplateSpec(spec=k8s.V1PodSpec(restart_policy='Never', containers=[
                k8s.V1Container(name='c', image='i', command=['sh', '-c', 'a long line ' * 12 + '%s' % name], env=[
                    k8s.V1EnvVar(name='E', value=config.outputs['manifest'])])])))))
    one = dsl.ResourceOp(name='one', k8s_resource={'apiVersion': 'v1', 'kind': 'Secret', 'metadata': {'name': 'x'}},
                         attribute_outputs={'only': '{.x}'}, action='patch', set_owner_reference=False)
    gone = dsl.ResourceOp(name='gone', action='delete', k8s_resource={'apiVersion': 'v1', 'kind': 'Secret', 'metadata': {'name': one.output}})
    gone.after(job)
    job.add_pod_label('a', size).add_toleration(k8s.V1Toleration(key='k')).set_retry(2).set_timeout(5).set_display_name('The job')
    job.add_node_selector_constraint('zone', name)
    job.set_caching_options(False)
    dsl.ContainerOp(name='use', image='i', arguments=[config.output, config.outputs['name'], job.outputs['my out'], job.output, one.output])
    config.delete()
    job.delete(flags=['--now'])
    dsl.ContainerOp(name='file', image='i', arguments=[dsl.InputArgumentPath(job.outputs['zed'])])
