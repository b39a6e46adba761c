# SPDX-License-Identifier: Apache-2.0
"""A param inside of the text of a size."""
from kfp import dsl


@dsl.pipeline(name='wrong')
def wrong(x='1', y='2'):
    op = dsl.ContainerOp(name='a', image='i')
    op.set_ephemeral_storage_request('%sGi' % x)  # wrong
