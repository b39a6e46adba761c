# SPDX-License-Identifier: Apache-2.0
# Argo refuses: a file of a value that is the value of a parameter is given to nobody
from kfp import dsl, components
from kubernetes import client as k8s

use = components.load_component_from_text('''
name: Use
inputs: [{name: v}, {name: f}]
implementation: {container: {image: u, command: [use, {inputValue: v}, {inputPath: f}]}}
''')
@dsl.pipeline(name='p')
def p(a='x'):
    v = dsl.PipelineParam('given', value='now')
    use(v, v)
    t = dsl.ContainerOp('t', 'i').add_pod_label('x', v)
    t.add_env_variable(k8s.V1EnvVar(name='E', value=v))
