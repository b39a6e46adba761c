# SPDX-License-Identifier: Apache-2.0
from kfp import dsl


@dsl.pipeline(name='p', description='About {{pipelineparam:op=;name=x}}.')  # wrong
def p(x='1'):
    dsl.ContainerOp(name='a', image='i', arguments=[x])
