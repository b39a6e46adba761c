# SPDX-License-Identifier: Apache-2.0
"""A loop item as it is among the settings of a container."""
from kfp import dsl


@dsl.pipeline(name='wrong')
def wrong(x='1'):
    with dsl.ParallelFor(['1Gi']) as item:
        dsl.ContainerOp(name='a', image='i').set_memory_limit(item)  # wrong
