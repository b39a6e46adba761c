# SPDX-License-Identifier: Apache-2.0
# options: --kubernetes-manifest-format --include-pipeline-manifest --pipeline-version-name v
"""A single component as manifests."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work(a: int = 1) -> int:
    return a
