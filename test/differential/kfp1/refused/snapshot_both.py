# SPDX-License-Identifier: Apache-2.0
from kfp import dsl


@dsl.pipeline(name='p')
def p(a='x'):
    dsl.VolumeSnapshotOp(name='r', resource_name='x', pvc='p', volume=dsl.PipelineVolume(pvc='y'))
