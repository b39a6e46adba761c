# SPDX-License-Identifier: Apache-2.0
from kfp import dsl


@dsl.pipeline(name='p')
def p():
    op = dsl.ContainerOp(name='Step one', image='i')
    op.human_name = 'Other'
    dsl.ContainerOp(name='Step one', image='i').after(op)
