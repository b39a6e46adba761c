# SPDX-License-Identifier: Apache-2.0
"""A loop with a parallelism below zero."""
from kfp import dsl


@dsl.pipeline(name='wrong')
def wrong(x='1'):
    with dsl.ParallelFor([1], parallelism=-1) as item:  # wrong
        dsl.ContainerOp(name='a', image='i', arguments=[item])
