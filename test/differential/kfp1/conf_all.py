# SPDX-License-Identifier: Apache-2.0
from kfp import dsl
from kubernetes import client as k8s


@dsl.pipeline(name='Conf of all', description='Everything at once', pipeline_root='gs://bucket/root')
def p(n: int = 3):
    dsl.ContainerOp('a', 'i', arguments=[n])
    conf = dsl.get_pipeline_conf()
    conf.set_parallelism(2).set_timeout(10).set_ttl_seconds_after_finished(20).set_image_pull_policy('IfNotPresent')
    conf.set_pod_disruption_budget(min_available=2)
    conf.set_default_pod_node_selector('a', 'b').set_default_pod_node_selector('c', 'd').set_default_pod_node_selector('a', 'e')
    conf.set_image_pull_secrets([k8s.V1LocalObjectReference(name='one'), k8s.V1LocalObjectReference(name='two')])
    conf.set_dns_config(k8s.V1PodDNSConfig(nameservers=['1.1.1.1'], searches=['a.b'], options=[k8s.V1PodDNSConfigOption(name='x')]))
