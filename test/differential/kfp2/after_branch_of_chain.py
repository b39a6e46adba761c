# SPDX-License-Identifier: Apache-2.0
"""after() a task in a chain of branches waits for the chain."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work(a: int = 0) -> int:
    return a


@dsl.pipeline
def branch(x: int = 1):
    with dsl.If(x == 1):
        a = work()
    with dsl.Else():
        work()
    work().after(a)
