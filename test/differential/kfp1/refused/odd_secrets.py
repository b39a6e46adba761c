# SPDX-License-Identifier: Apache-2.0
from kfp import dsl


@dsl.pipeline(name='x')
def pipeline(a='1'):
    dsl.get_pipeline_conf().set_image_pull_secrets(None)
    dsl.ContainerOp('x', 'i')
