# SPDX-License-Identifier: Apache-2.0
"""Components may be defined inside of a pipeline, pipelines called."""
from kfp import dsl


@dsl.pipeline
def outer(p: int = 2):

    @dsl.component(base_image='python:3.12')
    def local(a: int) -> int:
        return a

    for _ in range(3):
        local(a=p)
