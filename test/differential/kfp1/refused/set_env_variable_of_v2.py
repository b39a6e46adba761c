# SPDX-License-Identifier: Apache-2.0
"""A method that only v2 has."""
from kfp import dsl


@dsl.pipeline(name='wrong')
def wrong(x='1', y='2'):
    op = dsl.ContainerOp(name='a', image='i')
    op.container.set_env_variable('A', 'b')  # wrong
