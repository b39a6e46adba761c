# SPDX-License-Identifier: Apache-2.0
"""The op of an exit handler reads an output."""
from kfp import dsl


@dsl.pipeline(name='wrong')
def wrong(x='1'):
    a = dsl.ContainerOp(name='a', image='i', file_outputs={'o': '/o'})
    bye = dsl.ContainerOp(name='bye', image='i', arguments=[a.output])  # wrong
    with dsl.ExitHandler(bye):
        dsl.ContainerOp(name='b', image='i')
