# SPDX-License-Identifier: Apache-2.0
"""What is sorted by name and what keeps its order."""
from kfp import dsl
from kubernetes import client as k8s


@dsl.pipeline(name='orders')
def orders(z='1', a='2', M='3', b_1='4'):
    for name in ['zeta', 'Alpha', 'm-2', 'm 1', 'B_x']:
        op = dsl.ContainerOp(name=name, image='i', arguments=[z, M, a, b_1], file_outputs={'z': '/z', 'A': '/a', 'm_1': '/m', 'b': '/b'},
                             output_artifact_paths={'zz': '/zz', 'aa': '/aa'})
        for letter in 'zam':
            op.add_env_variable(k8s.V1EnvVar(name=letter, value='1'))
            op.add_volume(k8s.V1Volume(name=letter, empty_dir=k8s.V1EmptyDirVolumeSource()))
            op.add_volume_mount(k8s.V1VolumeMount(name=letter, mount_path='/' + letter))
            op.add_toleration(k8s.V1Toleration(key=letter, operator='Exists'))
            op.add_init_container(dsl.UserContainer('init-' + letter, 'i'))
            op.add_sidecar(dsl.Sidecar('side-' + letter, 'i'))
            op.add_pod_label(letter, '1').add_pod_annotation(letter, '2')
        last = op
    dsl.ContainerOp(name='end', image='i', arguments=[last.outputs['z'], last.outputs['A']]).after(last)
    with dsl.ParallelFor([{'z': 1, 'a': 2}, {'a': 4, 'z': 3}]) as item:
        dsl.ContainerOp(name='each', image='i', arguments=[item.z, item.a])
