# SPDX-License-Identifier: Apache-2.0
"""A condition that is no comparison."""
from kfp import dsl


@dsl.pipeline(name='wrong')
def wrong(x='1'):
    with dsl.Condition(True):  # wrong
        dsl.ContainerOp(name='a', image='i')
