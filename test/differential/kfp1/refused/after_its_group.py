# SPDX-License-Identifier: Apache-2.0
"""A step waits for the group it stands in."""
from kfp import dsl


@dsl.pipeline(name='wrong')
def wrong(x='1'):
    with dsl.Condition(x == '1') as group:
        op = dsl.ContainerOp(name='a', image='i')
        op.after(group)
