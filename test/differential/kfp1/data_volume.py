# SPDX-License-Identifier: Apache-2.0
from kfp import dsl, components
from kfp.dsl import data_passing_methods
from kubernetes import client as k8s
make = components.load_component_from_text('''
name: Make
outputs: [{name: o 1}, {name: MLPipeline UI metadata}]
implementation: {container: {image: m, command: [m, {outputPath: o 1}, {outputPath: MLPipeline UI metadata}]}}
''')
take = components.load_component_from_text('''
name: Take
inputs: [{name: f}, {name: v, optional: true}]
outputs: [{name: r}]
implementation: {container: {image: t, command: [t, {inputPath: f}, {if: {cond: {isPresent: v}, then: [{inputValue: v}]}}, {outputPath: r}]}}
''')


@dsl.pipeline(name='data volume')
def p(a='1'):
    m = make()
    t = take(m.outputs['o 1'], a)
    with dsl.Condition(a == '1'):
        u = take(t.output)
        with dsl.ParallelFor([1, 2]):
            take(u.output, m.outputs['o 1'])
    take(u.output)
    dsl.ContainerOp(name='plain', image='i')
    dsl.VolumeOp(name='v', resource_name='v', size='1Gi')
    dsl.get_pipeline_conf().data_passing_method = data_passing_methods.KubernetesVolume(
        volume=k8s.V1Volume(name='x', persistent_volume_claim=k8s.V1PersistentVolumeClaimVolumeSource(claim_name='c')), path_prefix='pre/')
