# SPDX-License-Identifier: Apache-2.0
"""An item that is indexed."""
from kfp import dsl


@dsl.pipeline(name='wrong')
def wrong(x='1'):
    with dsl.ParallelFor([{'a': 1}]) as item:
        dsl.ContainerOp(name='a', image='i', arguments=[item['a']])  # wrong
