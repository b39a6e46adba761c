# SPDX-License-Identifier: Apache-2.0
# Argo refuses: a constant file is lost
from kfp import dsl, components
from kubernetes import client as k8s

from kfp.dsl.data_passing_methods import KubernetesVolume
take = components.load_component_from_text('''
name: Take
inputs: [{name: f}]
implementation: {container: {image: t, command: [t, {inputPath: f}]}}
''')
@dsl.pipeline(name='p')
def p(a='x'):
    take('const')
    dsl.get_pipeline_conf().data_passing_method = KubernetesVolume({'name': 'x', 'emptyDir': {}})
