# SPDX-License-Identifier: Apache-2.0
# quirk: K-02
"""A chain without an Else stays open in kfp."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work(a: int = 0) -> int:
    return a


@dsl.pipeline
def open_chain(s: str = 'a', x: int = 1):
    with dsl.If(s == '1'):
        work(a=1)
    with dsl.Elif(s == '2'):
        work(a=2)
    work(a=3)
