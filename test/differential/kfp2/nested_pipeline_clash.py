# SPDX-License-Identifier: Apache-2.0
# options: --function outer
# kfp numbers
# quirk: K-01
"""Components and tasks of the same name inside and outside."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def add(a: int) -> int:
    return a


@dsl.pipeline(name='add')
def inner(x: int) -> int:
    one = add(a=x)
    two = add(a=one.output)
    return two.output


@dsl.pipeline
def outer(z: int = 3):
    add(a=z)
    inner(x=z)
    add(a=z)
    inner(x=z)
