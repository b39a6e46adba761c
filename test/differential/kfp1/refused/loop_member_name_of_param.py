# SPDX-License-Identifier: Apache-2.0
"""A key that every param has as an attribute."""
from kfp import dsl


@dsl.pipeline(name='wrong')
def wrong(x='1'):
    with dsl.ParallelFor([{'name': 'a', 'value': 1}]) as item:  # wrong
        dsl.ContainerOp(name='a', image='i', arguments=[item.name])
