# SPDX-License-Identifier: Apache-2.0
"""A condition inside of one of the same name."""
from kfp import dsl


@dsl.pipeline(name='wrong')
def wrong(x='1'):
    with dsl.Condition(x == '1', 'same'):
        with dsl.Condition(x == '2', 'same'):  # wrong
            dsl.ContainerOp(name='a', image='i')
