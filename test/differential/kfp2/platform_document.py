# SPDX-License-Identifier: Apache-2.0
"""Settings of a task in a loop that name values from outside: the second document, and what the loop takes for it."""
from kfp import dsl, kubernetes


@dsl.component(base_image='python:3.12')
def step():
    pass


@dsl.pipeline
def p(sec: str = 's', xs: list = [1]):
    pvc = kubernetes.CreatePVC(access_modes=['ReadWriteOnce'], size='1Gi', pvc_name='n')
    with dsl.ParallelFor(xs) as x:
        t = step()
        kubernetes.mount_pvc(t, pvc.outputs['name'], '/data')
        kubernetes.use_secret_as_env(t, sec, {'k': 'E'})
        kubernetes.set_timeout(t, 20)
