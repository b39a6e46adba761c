# SPDX-License-Identifier: Apache-2.0
"""A volume made of a volume and of something else."""
from kfp import dsl
from kubernetes import client as k8s


@dsl.pipeline(name='wrong')
def wrong(x='1'):
    dsl.PipelineVolume(volume=k8s.V1Volume(name='b'), empty_dir=k8s.V1EmptyDirVolumeSource())  # wrong
