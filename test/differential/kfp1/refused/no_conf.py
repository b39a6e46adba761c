# SPDX-License-Identifier: Apache-2.0
from kfp import dsl

dsl.get_pipeline_conf()


@dsl.pipeline(name='p')
def p(a='x'):
    dsl.ContainerOp('s', 'i')
