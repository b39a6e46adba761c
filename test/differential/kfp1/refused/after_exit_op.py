# SPDX-License-Identifier: Apache-2.0
"""A step waits for the op of an exit handler."""
from kfp import dsl


@dsl.pipeline(name='wrong')
def wrong(x='1'):
    bye = dsl.ContainerOp(name='bye', image='i')
    with dsl.ExitHandler(bye):
        dsl.ContainerOp(name='a', image='i').after(bye)
