# SPDX-License-Identifier: Apache-2.0
"""Resources of an importer."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work():
    pass


@dsl.pipeline
def p():
    dsl.importer(artifact_uri='x', artifact_class=dsl.Dataset).set_memory_limit('1Gi')
