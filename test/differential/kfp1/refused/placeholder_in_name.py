# SPDX-License-Identifier: Apache-2.0
"""The name of a condition is built from a param."""
from kfp import dsl


@dsl.pipeline(name='wrong')
def wrong(x='1'):
    with dsl.Condition(x == '1', 'n-%s' % x):  # wrong
        dsl.ContainerOp(name='a', image='i')
