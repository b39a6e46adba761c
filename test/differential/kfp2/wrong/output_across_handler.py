# SPDX-License-Identifier: Apache-2.0
"""An output taken out of an exit handler."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work(a: int = 0) -> int:
    return a


@dsl.pipeline
def p():
    with dsl.ExitHandler(work()):
        a = work()
    work(a=a.output)
