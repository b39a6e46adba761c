# SPDX-License-Identifier: Apache-2.0
# quirk: K-08
"""An output that only a resource of a task beside it reads is waited for in a group."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def size() -> str:
    return '2'


@dsl.component(base_image='python:3.12')
def work():
    pass


@dsl.pipeline
def sized(flag: bool = True):
    with dsl.If(flag == True):
        made = size()
        work().set_cpu_limit(made.output)
