# SPDX-License-Identifier: Apache-2.0
"""A key that is no name."""
from kfp import dsl


@dsl.pipeline(name='wrong')
def wrong(x='1'):
    with dsl.ParallelFor([{'a b': 1}]) as item:  # wrong
        dsl.ContainerOp(name='a', image='i', arguments=[item])
