# SPDX-License-Identifier: Apache-2.0
"""Items of which only the first is a dict."""
from kfp import dsl


@dsl.pipeline(name='wrong')
def wrong(x='1'):
    with dsl.ParallelFor([{'a': 1}, 2]) as item:  # wrong
        dsl.ContainerOp(name='a', image='i', arguments=[item])
