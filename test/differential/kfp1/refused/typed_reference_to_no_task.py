# SPDX-License-Identifier: Apache-2.0
from kfp import dsl


@dsl.pipeline(name='x')
def pipeline(a='1'):
    dsl.ContainerOp('make', 'i', file_outputs={'o': '/o'})
    with dsl.Condition(a == '{{tasks.other.outputs.parameters.other-o}}'):  # wrong
        dsl.ContainerOp('read', 'i')
