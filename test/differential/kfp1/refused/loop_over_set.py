# SPDX-License-Identifier: Apache-2.0
"""A loop over a set."""
from kfp import dsl


@dsl.pipeline(name='wrong')
def wrong(x='1'):
    with dsl.ParallelFor({1, 2}) as item:  # wrong
        dsl.ContainerOp(name='a', image='i', arguments=[item])
