# SPDX-License-Identifier: Apache-2.0
"""after() a task inside of an If."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work():
    pass


@dsl.pipeline
def p(x: int = 1):
    with dsl.If(x == 1):
        a = work()
    work().after(a)
