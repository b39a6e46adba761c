# SPDX-License-Identifier: Apache-2.0
"""Secrets and config maps by name, as variables and volumes."""
from kfp import dsl, kubernetes


@dsl.component(base_image='python:3.12')
def work():
    pass


@dsl.pipeline
def named():
    t = work()
    kubernetes.use_secret_as_env(t, 'secret', {'k': 'E', 'a': 'B'})
    kubernetes.use_secret_as_env(t, secret_name='other', secret_key_to_env={'x': 'Y'}, optional=True)
    kubernetes.use_secret_as_volume(t, 'secret', '/mnt', optional=False)
    kubernetes.use_secret_as_volume(t, 'secret', mount_path='/mnt2', optional=True)
    kubernetes.use_config_map_as_env(t, 'map', {'k': 'E'}, optional=True)
    kubernetes.use_config_map_as_env(t, 'map', config_map_key_to_env={'k': 'E'})
    kubernetes.use_config_map_as_volume(t, 'map', '/maps')
    kubernetes.use_config_map_as_volume(t, config_map_name='map', mount_path='/maps2', optional=True)
    kubernetes.set_image_pull_secrets(t, ['one', 'two'])
    work()
