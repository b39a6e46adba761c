# SPDX-License-Identifier: Apache-2.0
"""Tasks of one component are numbered through the whole pipeline."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work(x: int = 0) -> int:
    return x


@dsl.component(base_image='python:3.12')
def work_2():
    pass


@dsl.pipeline
def numbered(xs: list = [1]):
    work()
    work_2()
    work()
    with dsl.If(work().output == 1):
        work()
        work_2()
    work()
