# SPDX-License-Identifier: Apache-2.0
"""A timeout that is a param."""
from kfp import dsl


@dsl.pipeline(name='wrong')
def wrong(x='1', y='2'):
    op = dsl.ContainerOp(name='a', image='i')  # wrong
    op.set_timeout(x)
