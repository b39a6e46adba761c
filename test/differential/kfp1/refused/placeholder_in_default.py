# SPDX-License-Identifier: Apache-2.0
from kfp import dsl


@dsl.pipeline(name='p')  # wrong
def p(x='{{pipelineparam:op=;name=x}}'):
    dsl.ContainerOp(name='a', image='i', arguments=[x])
