# SPDX-License-Identifier: Apache-2.0
from kfp import dsl


@dsl.pipeline(name='x')
def pipeline(a='1'):
    dsl.ContainerOp('make', 'i', file_outputs={'o': '/o'})
    with dsl.ParallelFor(['{{tasks.make.status}}', 'b']):  # wrong
        dsl.ContainerOp('read', 'i')
