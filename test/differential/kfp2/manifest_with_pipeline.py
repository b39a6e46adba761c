# SPDX-License-Identifier: Apache-2.0
# options: --kubernetes-manifest-format --include-pipeline-manifest --namespace ns --pipeline-name n --pipeline-display-name d --pipeline-version-name v --pipeline-version-display-name vd
"""Both manifests, with every name given."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work(a: int = 1):
    pass


@dsl.pipeline(description='Described.')
def pipe(a: int = 1):
    work(a=a)
