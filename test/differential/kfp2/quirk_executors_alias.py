# SPDX-License-Identifier: Apache-2.0
# quirk: K-01
# options: --function outer
# kfp numbers
"""Labels that are renamed one after the other."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work(a: int) -> int:
    return a


@dsl.pipeline
def inner(a: int):
    work(a=a)
    work(a=a)


@dsl.pipeline
def outer():
    work(a=1)
    inner(a=2)
