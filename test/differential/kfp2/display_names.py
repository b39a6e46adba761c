# SPDX-License-Identifier: Apache-2.0
"""The display name is in taskInfo alone."""
from kfp import dsl


@dsl.component(base_image='python:3.12')
def work(x: int = 0) -> int:
    return x


@dsl.pipeline(display_name='All of It')
def shown(xs: list = [1]):
    a = work().set_display_name('Work: 1')
    work(x=a.output).set_display_name('Work 2').after(a)
    with dsl.ParallelFor(xs, name='The Loop'):
        work()
    with dsl.If(a.output == 1, name='The Question'):
        work()
    with dsl.Elif(a.output == 2, name='The Other'):
        work()
    with dsl.Else(name='The Rest'):
        work()
