# SPDX-License-Identifier: Apache-2.0
"""Who gets a key that two want: groups come before tasks at every level, inner groups before the next one, exit tasks last."""
from kfp import dsl


@dsl.container_component
def for_loop_2():
    return dsl.ContainerSpec(image='busybox')


@dsl.container_component
def exit_handler_1():
    return dsl.ContainerSpec(image='busybox')


@dsl.container_component
def late():
    return dsl.ContainerSpec(image='busybox')


@dsl.pipeline
def ordered(xs: list = [1]):
    last = late()
    with dsl.ExitHandler(last):
        late()
        with dsl.ParallelFor(xs) as x:
            exit_handler_1()
            with dsl.If(x == 1):
                for_loop_2()
        for_loop_2()
    late()
