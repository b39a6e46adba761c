# SPDX-License-Identifier: Apache-2.0
from kfp import dsl


@dsl.pipeline(name='p')
def p(x='1'):
    with dsl.ParallelFor(['{{pipelineparam']) as item:  # wrong
        dsl.ContainerOp(name='a', image='i', arguments=[item])
