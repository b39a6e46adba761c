# SPDX-License-Identifier: Apache-2.0
from kfp import dsl


@dsl.pipeline(name='x')
def pipeline(a='1'):
    dsl.get_pipeline_conf().set_ttl_seconds_after_finished(None)
    dsl.ContainerOp('x', 'i')
