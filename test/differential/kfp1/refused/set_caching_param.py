# SPDX-License-Identifier: Apache-2.0
"""Whether to cache, by a param."""
# kfp accepts: where the step reads the same param, or none, it writes it into a label
from kfp import dsl


@dsl.pipeline(name='wrong')
def wrong(x='1', y='2'):
    op = dsl.ContainerOp(name='a', image='i')  # wrong
    op.set_caching_options(x)
