# SPDX-License-Identifier: Apache-2.0
"""A port that is a number."""
from kfp import dsl


@dsl.pipeline(name='wrong')
def wrong(x='1', y='2'):
    op = dsl.ContainerOp(name='a', image='i')
    op.add_port(80)  # wrong
