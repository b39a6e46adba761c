# SPDX-License-Identifier: Apache-2.0
# suffix: .json
"""JSON has no place for the platform."""
from kfp import dsl, kubernetes


@dsl.component(base_image='python:3.12')
def work():
    pass


@dsl.pipeline
def p(a: int = 1):
    kubernetes.set_timeout(work(), 1)
