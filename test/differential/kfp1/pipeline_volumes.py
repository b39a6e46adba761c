# SPDX-License-Identifier: Apache-2.0
from kfp import dsl
from kubernetes import client as k8s


@dsl.pipeline(name='pipeline volumes')
def p(claim='c'):
    v1 = dsl.PipelineVolume(pvc='fixed')
    v2 = dsl.PipelineVolume(pvc=claim, name='by-name')
    v3 = dsl.PipelineVolume(volume=k8s.V1Volume(name='cm', config_map=k8s.V1ConfigMapVolumeSource(name='cm')))
    v4 = dsl.PipelineVolume(empty_dir=k8s.V1EmptyDirVolumeSource(medium='Memory'))
    a = dsl.ContainerOp(name='a', image='i', pvolumes={'/1': v1, '/2': v2, '/3': v3, '/4': v4})
    b = dsl.ContainerOp(name='b', image='i', pvolumes={'/1': a.pvolumes['/1'], '/plain': k8s.V1Volume(name='host', host_path=k8s.V1HostPathVolumeSource(path='/h'))})
    c = dsl.ContainerOp(name='c', image='i', pvolumes={'/1': v1.after(a)})
    d = dsl.ContainerOp(name='d', image='i')
    d.add_pvolumes({'/x': b.pvolumes['/1'].after(b, c)})
    dsl.ContainerOp(name='e', image='i', pvolumes={'/y': d.pvolume})
