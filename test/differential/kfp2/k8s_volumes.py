# SPDX-License-Identifier: Apache-2.0
"""A claim made, used in a loop, deleted."""
from kfp import dsl, kubernetes


@dsl.component(base_image='python:3.12')
def work():
    pass


@dsl.pipeline
def volumes(xs: list = [1], size: str = '2Gi'):
    claim = kubernetes.CreatePVC(pvc_name_suffix='-claim', access_modes=['ReadWriteMany'], size=size, storage_class_name='standard')
    with dsl.ParallelFor(xs):
        t = work()
        kubernetes.mount_pvc(t, claim.outputs['name'], '/data')
    kubernetes.DeletePVC(pvc_name=claim.outputs['name']).after(t)
    kubernetes.CreatePVC(pvc_name='named', access_modes=['ReadWriteOnce'], size='1Gi', annotations={'a': 'b'}, volume_name='v',
                         data_source={'kind': 'k', 'name': 'n'})
