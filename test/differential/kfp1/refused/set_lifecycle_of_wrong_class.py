# SPDX-License-Identifier: Apache-2.0
"""A life cycle that is a text."""
from kfp import dsl


@dsl.pipeline(name='wrong')
def wrong(x='1', y='2'):
    op = dsl.ContainerOp(name='a', image='i')
    op.set_lifecycle('x')  # wrong
