# SPDX-License-Identifier: Apache-2.0
# Argo refuses: Kubernetes takes text only in labels and annotations
# Values of types that nobody means, which kfp writes as they are.
from kfp import dsl, gcp
from kubernetes import client as k8s


@dsl.pipeline(name='Odd values')
def pipeline(a='1', b='2'):
    conf = dsl.get_pipeline_conf()
    conf.set_default_pod_node_selector('', '').set_default_pod_node_selector('number', 5)
    conf.set_image_pull_secrets([k8s.V1LocalObjectReference(name=a)])
    conf.set_dns_config(k8s.V1PodDNSConfig(nameservers=[b], options=[k8s.V1PodDNSConfigOption(name='n', value=a)]))
    conf.set_pod_disruption_budget('')
    step = dsl.ContainerOp('step', 'i', file_outputs={'o': '/o'})
    for number, value in enumerate((None, True, -1, 1.5, [[1], None], {'k': 'v'}, '')):
        step.add_pod_annotation('n%d' % number, value).add_pod_label('n%d' % number, value)
    step.set_retry(0, backoff_duration=a, backoff_factor=object())
    empty = dsl.ContainerOp('empty', 'i')
    for attribute in ('volumes', 'tolerations', 'pod_annotations', 'init_containers', 'sidecars'):
        setattr(empty, attribute, '')
    empty.node_selector = None
    dsl.ContainerOp('given', 'i', arguments=[dsl.PipelineParam('number', value=5), dsl.PipelineParam('list', value=[1, None]),
                                             '%s' % dsl.PipelineParam('yes', value=True)])
    dsl.ContainerOp('volume', 'i', pvolumes={'/v': dsl.PipelineVolume(name='', empty_dir=k8s.V1EmptyDirVolumeSource(medium=b))})
    dsl.ContainerOp('tolerant', 'i').apply(gcp.use_preemptible_nodepool(toleration=None))
    with dsl.OpsGroup('subgraph', 'of_mine', 3):
        dsl.ContainerOp('inside', 'i', arguments=[step.output])
