# SPDX-License-Identifier: Apache-2.0
"""A step waits for itself."""
from kfp import dsl


@dsl.pipeline(name='wrong')
def wrong(x='1'):
    op = dsl.ContainerOp(name='a', image='i')
    op.after(op)
