# SPDX-License-Identifier: Apache-2.0
import kfp.dsl as dsl


@dsl.pipeline(name='VolumeOp Sequential', description='The third example of the design doc.')
def volumeop_sequential(url='gs://data/small.txt', size='1Gi', snapshot_class='csi'):
    vop = dsl.VolumeOp(name='mypvc', resource_name='newpvc', size=size, modes=dsl.VOLUME_MODE_RWM, storage_class='fast',
                       annotations={'team': 'ml', 'url': url})
    step1 = dsl.ContainerOp(name='step1', image='library/bash:4.4.23', command=['sh', '-c'], arguments=['echo 1|tee /data/file1'],
                            pvolumes={'/data': vop.volume})
    step1_snap = dsl.VolumeSnapshotOp(name='step1-snap', resource_name='step1-snap', volume=step1.pvolumes['/data'], snapshot_class=snapshot_class)
    step2 = dsl.ContainerOp(name='step2', image='library/bash:4.4.23', command=['sh', '-c'],
                            arguments=['cp /data/file1 /data/file2'], pvolumes={'/data': step1.pvolume})
    vop2 = dsl.VolumeOp(name='clone', resource_name='clone-%s' % 'x', data_source=step1_snap.snapshot, size=step1_snap.outputs['size'])
    step3 = dsl.ContainerOp(name='step3', image='library/bash:4.4.23', command=['cat', '/mnt/file1', '/mnt/file2'],
                            pvolumes={'/mnt': step2.pvolume, '/other': vop2.volume, '/host': dsl.PipelineVolume(pvc='existing', name='exists')})
    step3.after(step1)
    dsl.ContainerOp(name='step4', image='b', pvolumes={'/a': step2.pvolume.after(step3), '/b': dsl.PipelineVolume(pvc='p-%s' % url)})
    vop2.delete().after(step3)
    vop.delete(flags=['--force'])
