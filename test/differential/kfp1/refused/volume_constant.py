# SPDX-License-Identifier: Apache-2.0
from kfp import components, dsl
from kfp.dsl.data_passing_methods import KubernetesVolume

take = components.load_component_from_text('''
name: Take
inputs: [{name: f}]
implementation: {container: {image: t, command: [t, {inputPath: f}]}}
''')


@dsl.pipeline(name='p')
def p(a='x'):
    take(a)
    dsl.get_pipeline_conf().data_passing_method = KubernetesVolume({'emptyDir': {}})
