# SPDX-License-Identifier: Apache-2.0
"""Kubernetes settings of an exit task, relative to the root."""
from kfp import dsl, kubernetes


@dsl.component(base_image='python:3.12')
def tidy():
    pass


@dsl.component(base_image='python:3.12')
def work():
    pass


@dsl.pipeline
def handled(secret: str = 's'):
    t = tidy()
    kubernetes.use_secret_as_env(t, secret, {'k': 'E'})
    kubernetes.set_timeout(t, 5)
    with dsl.ExitHandler(t):
        u = work()
        kubernetes.use_secret_as_volume(u, secret, '/s')
