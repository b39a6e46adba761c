# SPDX-License-Identifier: Apache-2.0
"""after() a handler."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work(a: int = 0) -> int:
    return a


@dsl.pipeline
def waits():
    with dsl.ExitHandler(work()) as first:
        work()
    with dsl.ExitHandler(work()):
        work().after(first)
    work().after(first)
