# SPDX-License-Identifier: Apache-2.0
"""A volume without a name is called after its contents."""
from kfp import dsl
from kubernetes import client as k8s


@dsl.pipeline(name='volumes')
def volumes(claim='c'):
    one = dsl.PipelineVolume(pvc='claim-a')
    two = dsl.PipelineVolume(volume=k8s.V1Volume(name='given', empty_dir=k8s.V1EmptyDirVolumeSource(medium='Memory')))
    three = dsl.PipelineVolume(empty_dir=k8s.V1EmptyDirVolumeSource())
    four = dsl.PipelineVolume(name='mine', pvc=claim)
    five = dsl.PipelineVolume(pvc=claim)
    a = dsl.ContainerOp(name='a', image='i', pvolumes={'/1': one, '/2': two, '/3': three, '/4': four, '/5': five})
    b = dsl.ContainerOp(name='b', image='i', pvolumes={'/1': a.pvolumes['/1'], '/3': a.pvolumes['/3']})
    dsl.ContainerOp(name='c', image='i', pvolumes={'/1': b.pvolumes['/1'].after(a), '/x': k8s.V1Volume(name='plain', host_path=k8s.V1HostPathVolumeSource(path='/p'))})
