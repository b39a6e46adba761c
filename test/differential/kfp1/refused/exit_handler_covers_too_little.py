# SPDX-License-Identifier: Apache-2.0
"""Two steps beside an exit handler."""
from kfp import dsl


@dsl.pipeline(name='wrong')
def wrong(x='1'):
    bye = dsl.ContainerOp(name='bye', image='i')
    dsl.ContainerOp(name='a', image='i')
    with dsl.ExitHandler(bye):  # wrong
        dsl.ContainerOp(name='b', image='i')
    dsl.ContainerOp(name='c', image='i')
