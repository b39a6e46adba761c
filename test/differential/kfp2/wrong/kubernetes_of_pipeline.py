# SPDX-License-Identifier: Apache-2.0
# options: --function p
"""Platform settings of a pipeline."""
from kfp import dsl, kubernetes


@dsl.component(base_image='python:3.12')
def work():
    pass


@dsl.pipeline
def q():
    work()


@dsl.pipeline
def p():
    kubernetes.add_pod_label(q(), 'a', 'b')
