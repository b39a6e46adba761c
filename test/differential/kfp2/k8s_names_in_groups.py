# SPDX-License-Identifier: Apache-2.0
"""Names from parameters and outputs, in loops and conditions: they are passed on."""
from typing import List

from kfp import dsl, kubernetes


@dsl.component(base_image='python:3.12')
def name() -> str:
    return 'x'


@dsl.component(base_image='python:3.12')
def work():
    pass


@dsl.pipeline
def named(names: List[str] = ['secret'], claim: str = 'pvc', x: int = 1):
    n = name()
    with dsl.ParallelFor(names) as item:
        t = work()
        kubernetes.use_secret_as_env(t, item, {'k': 'E'})
        kubernetes.mount_pvc(t, claim, '/p')
        with dsl.If(x == 1):
            u = work()
            kubernetes.mount_pvc(u, n.output, '/n')
            kubernetes.use_config_map_as_volume(u, claim, '/m')
        v = name()
        w = work()
        kubernetes.use_secret_as_volume(w, v.output, '/v')
