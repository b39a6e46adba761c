# SPDX-License-Identifier: Apache-2.0
# suffix: .yml
"""The suffix .yml is good, too."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work(a: int) -> int:
    return a


@dsl.pipeline
def pipe(a: int = 1) -> int:
    return work(a=a).output
