# SPDX-License-Identifier: Apache-2.0
"""A number as the name of a secret."""
from kfp import dsl, kubernetes


@dsl.component(base_image='python:3.12')
def work():
    pass


@dsl.pipeline
def p():
    kubernetes.use_secret_as_env(work(), 3, {'a': 'B'})
