# SPDX-License-Identifier: Apache-2.0
# quirk: K-19
"""A group below whose key is taken by a component."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def condition_3():
    pass


@dsl.component(base_image='python:3.12')
def work():
    pass


@dsl.pipeline
def keys(x: int = 1):
    condition_3()
    with dsl.If(x == 1):
        with dsl.If(x == 2):
            with dsl.If(x == 3):
                work()
