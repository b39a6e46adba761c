# SPDX-License-Identifier: Apache-2.0
"""A loop in a condition over an output of a step outside."""
from kfp import dsl


@dsl.pipeline(name='wrong')
def wrong(x='1'):
    op = dsl.ContainerOp(name='a', image='i', file_outputs={'o': '/o'})
    with dsl.Condition(x == '1'):
        with dsl.ParallelFor(op.output) as item:  # wrong
            dsl.ContainerOp(name='b', image='i', arguments=[item])
