# SPDX-License-Identifier: Apache-2.0
"""A pull policy that there isn't."""
from kfp import dsl, kubernetes


@dsl.component(base_image='python:3.12')
def work():
    pass


@dsl.pipeline
def p():
    kubernetes.set_image_pull_policy(work(), 'Sometimes')
