# SPDX-License-Identifier: Apache-2.0
"""Names from parameters and outputs of tasks, in the root."""
from kfp import dsl, kubernetes


@dsl.component(base_image='python:3.12')
def name() -> str:
    return 'x'


@dsl.component(base_image='python:3.12')
def work():
    pass


@dsl.pipeline
def named(s: str = 'secret', claim: str = 'pvc'):
    n = name()
    t = work()
    kubernetes.use_secret_as_env(t, s, {'k': 'E'})
    kubernetes.use_secret_as_env(t, n.output, {'k': 'F'})
    kubernetes.use_secret_as_volume(t, s, '/s')
    kubernetes.use_config_map_as_env(t, n.output, {'k': 'G'})
    kubernetes.use_config_map_as_volume(t, s, '/m')
    kubernetes.mount_pvc(t, claim, '/p')
    kubernetes.mount_pvc(t, n.output, '/n', sub_path='sub')
    kubernetes.set_image_pull_secrets(t, [s, n.output, 'plain'])
