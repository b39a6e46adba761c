# SPDX-License-Identifier: Apache-2.0
"""after() an exit task."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work():
    pass


@dsl.pipeline
def p(x: int = 1):
    a = work()
    with dsl.ExitHandler(a):
        work()
    work().after(a)
