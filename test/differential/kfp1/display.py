# SPDX-License-Identifier: Apache-2.0
# Argo refuses: nothing gives the parameter that a display name holds
from kfp import dsl


@dsl.pipeline(name='display')
def p(a='1', b='2'):
    x = dsl.ContainerOp(name='x', image='i', arguments=[a])
    x.set_display_name('X of %s' % a)
    y = dsl.ContainerOp(name='y', image='i')
    y.set_display_name('Y of %s' % b)
    z = dsl.ContainerOp(name='z', image='i').set_display_name(a)
