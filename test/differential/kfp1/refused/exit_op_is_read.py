# SPDX-License-Identifier: Apache-2.0
"""A step reads an output of the op of an exit handler."""
from kfp import dsl


@dsl.pipeline(name='wrong')
def wrong(x='1'):
    bye = dsl.ContainerOp(name='bye', image='i', file_outputs={'o': '/o'})
    with dsl.ExitHandler(bye):
        dsl.ContainerOp(name='b', image='i', arguments=[bye.output])
