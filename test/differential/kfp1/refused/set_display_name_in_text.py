# SPDX-License-Identifier: Apache-2.0
"""A display name that is built from what the step does not read."""
from kfp import dsl


@dsl.pipeline(name='wrong')
def wrong(x='1', y='2'):
    op = dsl.ContainerOp(name='a', image='i')
    dsl.ContainerOp(name='b', image='i', arguments=['%s' % y]).set_display_name('%s!' % x)  # wrong
