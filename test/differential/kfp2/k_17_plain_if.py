# SPDX-License-Identifier: Apache-2.0
# quirk: K-17
"""A plain `if`, `not` and `in` are decided by kfp when it compiles: what it gets is true."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work(text: str):
    print(text)


@dsl.pipeline
def decided(x: int = 1, text: str = 'a'):
    if x == 1:
        work(text='one')
    elif not x == 2:
        work(text='not two')
    else:
        work(text='two')
    if text in ['b', 'c']:
        work(text='in')
