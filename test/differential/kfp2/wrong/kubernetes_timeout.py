# SPDX-License-Identifier: Apache-2.0
"""A timeout below zero."""
from kfp import dsl, kubernetes


@dsl.component(base_image='python:3.12')
def work():
    pass


@dsl.pipeline
def p():
    kubernetes.set_timeout(work(), -1)
