# SPDX-License-Identifier: Apache-2.0
"""A step waits for an op that is in no pipeline."""
from kfp import dsl

outside = dsl.ContainerOp(name='outside', image='i')


@dsl.pipeline(name='wrong')
def wrong(x='1'):
    op = dsl.ContainerOp(name='a', image='i')
    op.after(outside)
