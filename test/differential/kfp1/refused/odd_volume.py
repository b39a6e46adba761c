# SPDX-License-Identifier: Apache-2.0
from kfp import dsl
from kubernetes import client as k8s


@dsl.pipeline(name='x')
def pipeline(a='1'):
    volume = dsl.PipelineVolume(empty_dir=k8s.V1EmptyDirVolumeSource(medium=a))  # wrong
    dsl.ContainerOp('x', 'i', pvolumes={'/v': volume})
