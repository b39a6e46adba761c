# SPDX-License-Identifier: Apache-2.0
"""A size with a fraction."""
from kfp import dsl


@dsl.pipeline(name='wrong')
def wrong(x='1', y='2'):
    op = dsl.ContainerOp(name='a', image='i')
    op.set_memory_request('1.5Gi')  # wrong
