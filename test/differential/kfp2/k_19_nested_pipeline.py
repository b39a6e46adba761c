# SPDX-License-Identifier: Apache-2.0
# options: --function keys
# quirk: K-19
# kfp numbers
"""A group below whose key is taken by a group of a merged pipeline."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def one(n: int = 0):
    pass


@dsl.component(base_image='python:3.12')
def two(n: int = 0):
    pass


@dsl.component(base_image='python:3.12')
def work(n: int = 0):
    pass


@dsl.pipeline
def inner(x: int = 1):
    with dsl.If(x == 1):
        one(n=x)
    with dsl.If(x == 2):
        two(n=x)


@dsl.pipeline
def keys(y: int = 1):
    inner(x=y)
    with dsl.If(y == 3):
        work(n=4)
        with dsl.If(y == 5):
            work(n=6)
