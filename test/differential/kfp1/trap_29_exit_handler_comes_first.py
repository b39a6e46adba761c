# SPDX-License-Identifier: Apache-2.0
"""An exit handler counts only where it is the first group; one step may stand beside it."""
from kfp import dsl


@dsl.pipeline(name='second')
def second(x='1'):
    bye = dsl.ContainerOp(name='bye', image='i')
    with dsl.Condition(x == '1'):
        dsl.ContainerOp(name='a', image='i')
    with dsl.ExitHandler(bye):
        dsl.ContainerOp(name='b', image='i')
