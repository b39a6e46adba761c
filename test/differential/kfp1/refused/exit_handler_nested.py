# SPDX-License-Identifier: Apache-2.0
"""An exit handler in an exit handler."""
from kfp import dsl


@dsl.pipeline(name='wrong')
def wrong(x='1'):
    bye = dsl.ContainerOp(name='bye', image='i')
    with dsl.ExitHandler(bye):
        again = dsl.ContainerOp(name='again', image='i')
        with dsl.ExitHandler(again):  # wrong
            dsl.ContainerOp(name='b', image='i')
