# SPDX-License-Identifier: Apache-2.0
"""A text that holds a param is compared."""
from kfp import dsl


@dsl.pipeline(name='wrong')
def wrong(x='1', y='2'):
    with dsl.Condition(x == 'the %s' % y):  # wrong
        dsl.ContainerOp(name='a', image='i')
