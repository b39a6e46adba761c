# SPDX-License-Identifier: Apache-2.0
"""A loop outside of a pipeline."""
from kfp import dsl

dsl.ParallelFor([1])  # wrong


@dsl.pipeline(name='wrong')
def wrong(x='1'):
    op = dsl.ContainerOp(name='a', image='i')
