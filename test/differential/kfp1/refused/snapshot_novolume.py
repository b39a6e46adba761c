# SPDX-License-Identifier: Apache-2.0
from kfp import dsl
from kubernetes import client as k8s


@dsl.pipeline(name='p')
def p(a='x'):
    dsl.VolumeSnapshotOp(name='r', resource_name='x', volume=k8s.V1Volume(name='e', empty_dir=k8s.V1EmptyDirVolumeSource()))
