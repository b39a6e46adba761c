# SPDX-License-Identifier: Apache-2.0
"""An exit task that reads another's output."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work(a: int = 0) -> int:
    return a


@dsl.pipeline
def p():
    with dsl.ExitHandler(work(a=work().output)):
        work()
