# SPDX-License-Identifier: Apache-2.0
"""A param alone is no comparison."""
from kfp import dsl


@dsl.pipeline(name='wrong')
def wrong(x='1'):
    with dsl.Condition(x):  # wrong
        dsl.ContainerOp(name='a', image='i')
