# SPDX-License-Identifier: Apache-2.0
from kfp import dsl


@dsl.pipeline(name='p')
def p():
    dsl.ContainerOp(name='a', image='i', arguments=['{{pipelineparam'])  # wrong
