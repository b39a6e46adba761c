# SPDX-License-Identifier: Apache-2.0
from kfp import dsl


@dsl.pipeline(name='p')
def p(a='x'):
    dsl.ContainerOp('s', 'i')
    dsl.get_pipeline_conf().set_image_pull_policy('Sometimes')
