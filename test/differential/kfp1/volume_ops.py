# SPDX-License-Identifier: Apache-2.0
from kfp import dsl
from kubernetes import client as k8s


@dsl.pipeline(name='volumes')
def volumes(size='1Gi', name='disk', klass='fast', source='snap'):
    a = dsl.VolumeOp(name='Create A', resource_name='My Disk', size=size, modes=dsl.VOLUME_MODE_RWO, storage_class=klass,
                     annotations={'k': 'v', 'p': name})
    b = dsl.VolumeOp(name='b', resource_name=name, size='10Gi', generate_unique_name=False, volume_name='pv-1')
    c = dsl.VolumeOp(name='c', resource_name='%s-x' % name, size='5G', data_source=source, modes=['ReadWriteOnce', 'ReadOnlyMany'])
    d = dsl.VolumeOp(name='d', resource_name='d', size='5G', data_source=k8s.V1TypedLocalObjectReference(kind='PersistentVolumeClaim', name='old'))
    e = dsl.VolumeOp(name='e', k8s_resource=k8s.V1PersistentVolumeClaim(api_version='v1', kind='PersistentVolumeClaim', metadata=k8s.V1ObjectMeta(
        name='given'), spec=k8s.V1PersistentVolumeClaimSpec(access_modes=['ReadWriteOnce'], resources=k8s.V1ResourceRequirements(requests={'storage': '1Gi'}))))
    step1 = dsl.ContainerOp(name='step1', image='i', pvolumes={'/mnt': a.volume, '/b': b.volume})
    step2 = dsl.ContainerOp(name='step2', image='i', pvolumes={'/mnt': step1.pvolumes['/mnt']})
    step3 = dsl.ContainerOp(name='step3', image='i', pvolumes={'/mnt': a.volume.after(step1, step2), '/c': c.volume, '/d': d.volume, '/e': e.volume})
    snap = dsl.VolumeSnapshotOp(name='Snap It', resource_name='Snap One', volume=step3.pvolumes['/mnt'])
    dsl.VolumeSnapshotOp(name='snap2', resource_name=name, pvc=name, snapshot_class='sc', annotations={'z': size}, api_version='snapshot.storage.k8s.io/v1')
    dsl.VolumeSnapshotOp(name='snap3', k8s_resource={'kind': 'VolumeSnapshot', 'spec': {'x': 1}}, success_condition='x == y')
    restored = dsl.VolumeOp(name='restored', resource_name='r', size=a.outputs['size'], data_source=snap.snapshot)
    dsl.ContainerOp(name='last', image='i', pvolumes={'/r': restored.volume}, arguments=[snap.outputs['size'], snap.output])
    a.delete()
