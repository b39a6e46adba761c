# SPDX-License-Identifier: Apache-2.0
"""An If without a task has inputs and no dag."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work():
    pass


@dsl.pipeline
def empty(x: int = 1):
    work()
    with dsl.If(x == 1):
        pass
