# SPDX-License-Identifier: Apache-2.0
"""A loop over a text."""
from kfp import dsl


@dsl.pipeline(name='wrong')
def wrong(x='1'):
    with dsl.ParallelFor('abc') as item:  # wrong
        dsl.ContainerOp(name='a', image='i', arguments=[item])
