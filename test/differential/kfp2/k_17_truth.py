# SPDX-License-Identifier: Apache-2.0
# quirk: K-17
"""The truth of values themselves: every object is true to kfp."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work(text: str) -> int:
    return len(text)


@dsl.pipeline
def asked(x: int = 1, text: str = 'a', flag: bool = True):
    made = work(text=text)
    name = text or 'unnamed'
    if made.output:
        work(text=name)
    if flag and x == 1 or text:
        work(text='some')
    elif flag:
        work(text='flag')
    with dsl.If(flag and x == 2):
        work(text='two')
