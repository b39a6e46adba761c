# SPDX-License-Identifier: Apache-2.0
# options: --kubernetes-manifest-format
"""A PipelineVersion for Kubernetes; names are the pipeline's."""
from kfp import dsl, kubernetes


@dsl.component(base_image='python:3.12')
def work(a: int = 1):
    pass


@dsl.pipeline(name='The Name', display_name='Shown', description='Described.')
def pipe(a: int = 1):
    kubernetes.set_timeout(work(a=a), 5)
