# SPDX-License-Identifier: Apache-2.0
# suffix: .json
"""JSON, as the suffix says."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work(a: int) -> int:
    return a


@dsl.pipeline(description='Not in JSON as a comment: é.')
def pipe(a: int = 1) -> int:
    return work(a=a).output
