# SPDX-License-Identifier: Apache-2.0
"""A key that begins with a digit."""
from kfp import dsl


@dsl.pipeline(name='wrong')
def wrong(x='1'):
    with dsl.ParallelFor([{'1a': 1}]) as item:  # wrong
        dsl.ContainerOp(name='a', image='i', arguments=[item])
