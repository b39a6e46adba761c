# SPDX-License-Identifier: Apache-2.0
# Argo refuses: the parameter `a` has no value before a run gives it one
import os

from kfp import components, dsl

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'components')


def load(name):
    with open(os.path.join(HERE, name + '.yaml')) as f:
        return components.load_component_from_text(f.read())


from kubernetes import client as k8s

say = load('say')


def label(op):
    op.add_pod_label('seen', op.name)
    op.container.add_env_variable(k8s.V1EnvVar(name='SEEN', value='1'))


@dsl.pipeline(name='Configured: Pipeline #1', description='First line.\n  Second line.')
def conf(a, b: str = '', c=None, d: bool = True, e: list = [1, 'x'], f: dict = {'z': 1, 'a': None}, g: float = 1e-7, h_I: int = 5):
    say('%s %s %s' % (a, h_I, e))
    say(f)
    conf = dsl.get_pipeline_conf()
    conf.set_image_pull_secrets([k8s.V1LocalObjectReference(name='s1')])
    conf.set_timeout(3600).set_ttl_seconds_after_finished(0).set_parallelism(3)
    conf.set_default_pod_node_selector('pool', 'cpu')
    conf.set_image_pull_policy('IfNotPresent')
    conf.set_pod_disruption_budget('50%')
    conf.set_dns_config(k8s.V1PodDNSConfig(nameservers=['1.2.3.4'], options=[k8s.V1PodDNSConfigOption(name='ndots', value='2')]))
    conf.add_op_transformer(label)
