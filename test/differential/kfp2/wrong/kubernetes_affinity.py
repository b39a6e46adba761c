# SPDX-License-Identifier: Apache-2.0
"""An operator of affinity that there isn't."""
from kfp import dsl, kubernetes


@dsl.component(base_image='python:3.12')
def work():
    pass


@dsl.pipeline
def p():
    kubernetes.add_node_affinity(work(), match_expressions=[{'key': 'k', 'operator': 'Like', 'values': ['v']}])
