# SPDX-License-Identifier: Apache-2.0
# options: --function outer
"""The platform settings of a pipeline that is called come along, under new labels."""
from kfp import dsl, kubernetes


@dsl.component(base_image='python:3.12')
def work():
    pass


@dsl.pipeline
def inner(secret: str = 's'):
    t = work()
    kubernetes.use_secret_as_env(t, secret, {'k': 'E'})
    u = work()
    kubernetes.add_pod_label(u, 'a', 'b')


@dsl.pipeline
def outer(secret: str = 's'):
    inner(secret=secret)
    kubernetes.set_timeout(work(), 3)
