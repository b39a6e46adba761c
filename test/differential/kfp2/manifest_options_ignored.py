# SPDX-License-Identifier: Apache-2.0
# options: --pipeline-name n --namespace ns
"""Names for manifests without manifests are not used."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work(a: int = 1):
    pass


@dsl.pipeline
def pipe(a: int = 1):
    work(a=a)
