# SPDX-License-Identifier: Apache-2.0
"""A comparison of two texts."""
from kfp import dsl


@dsl.pipeline(name='wrong')
def wrong(x='1'):
    with dsl.Condition('a' == 'b'):  # wrong
        dsl.ContainerOp(name='a', image='i')
