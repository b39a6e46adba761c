# SPDX-License-Identifier: Apache-2.0
# Argo refuses: an output leaves two groups
from kfp import dsl
from kubernetes import client as k8s
@dsl.pipeline(name='Volume dag')
def p(rok_url: str = 'http://x', rok_size: str = '1Gi', snap=''):
    vop1 = dsl.VolumeOp(name='create_volume_1', resource_name='vol1', size=rok_size, annotations={'rok/origin': rok_url}, modes=dsl.VOLUME_MODE_RWM)
    step1 = dsl.ContainerOp(name='step1_concat', image='library/bash:4.4.23', command=['sh', '-c'], arguments=['cat /data/*'], pvolumes={'/data': vop1.volume})
    step1_snap = dsl.VolumeSnapshotOp(name='create_snapshot_1', resource_name='snap1', volume=step1.pvolume)
    vop2 = dsl.VolumeOp(name='create_volume_2', resource_name='vol2', data_source=step1_snap.snapshot, size=step1_snap.outputs['size'])
    step2 = dsl.ContainerOp(name='step2', image='i', command=['gunzip', '-k'], pvolumes={'/data': vop2.volume})
    with dsl.Condition(rok_url == 'x'):
        step3 = dsl.ContainerOp(name='step3', image='i', pvolumes={'/mnt': vop1.volume.after(step2, step1), '/two': vop2.volume})
        with dsl.ParallelFor([1, 2]) as i:
            inner = dsl.VolumeOp(name='inner', resource_name='in-%s' % i, size='1Gi')
            s4 = dsl.ContainerOp(name='s4', image='i', pvolumes={'/mnt': inner.volume, '/z': vop1.volume}, arguments=[inner.outputs['manifest'], dsl.InputArgumentPath(vop2.output)])
            inner.delete().after(s4)
    vop3 = dsl.VolumeOp(name='v3', resource_name='%s' % snap, size='2Gi', storage_class=rok_url)
    dsl.ContainerOp(name='s5', image='i', pvolumes={'/o': vop3.volume.after(step3)}, arguments=[vop3.outputs['name'], vop3.outputs['size']])
    e = dsl.ResourceOp(name='job', k8s_resource=k8s.V1ConfigMap(api_version='v1', kind='ConfigMap', metadata=k8s.V1ObjectMeta(name=inner.outputs['name'], labels={'a': rok_size}), data={'k': 'line1\nline2: %s\n' % rok_url, 'yes': 'no', 'n': '12', 'long': 'word ' * 40, 'colon': 'a: b', 'hash': 'a #b', 'q': "it's", 'uni': 'é', 'nul': 'null', 'date': '2020-01-01', 'lead': ' x', 'empty': ''}))
