# SPDX-License-Identifier: Apache-2.0
from kfp import dsl


@dsl.pipeline(name='p')
def p(a='x', b='y'):
    dsl.ContainerOp('s', 'i', arguments=[a]).set_display_name('%s' % b)
