# SPDX-License-Identifier: Apache-2.0
from kfp import dsl


@dsl.pipeline(name='x')
def pipeline(a='1'):
    volume = dsl.PipelineVolume(name=None, empty_dir={})  # wrong
    dsl.ContainerOp('x', 'i', pvolumes={'/v': volume})
