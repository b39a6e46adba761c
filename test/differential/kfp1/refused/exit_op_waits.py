# SPDX-License-Identifier: Apache-2.0
"""The op of an exit handler waits for another one."""
from kfp import dsl


@dsl.pipeline(name='wrong')
def wrong(x='1'):
    a = dsl.ContainerOp(name='a', image='i')
    bye = dsl.ContainerOp(name='bye', image='i').after(a)
    with dsl.ExitHandler(bye):  # wrong
        dsl.ContainerOp(name='b', image='i')
