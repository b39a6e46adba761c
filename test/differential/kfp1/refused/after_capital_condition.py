# SPDX-License-Identifier: Apache-2.0
"""A step waits for a condition with capitals in its name, which kfp does not find again."""
from kfp import dsl


@dsl.pipeline(name='wrong')
def wrong(x='1'):
    with dsl.Condition(x == '1', 'Big') as group:
        dsl.ContainerOp(name='a', image='i')
    dsl.ContainerOp(name='b', image='i').after(group)
