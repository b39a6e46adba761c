# SPDX-License-Identifier: Apache-2.0
from kfp import dsl


@dsl.pipeline(name='x')
def pipeline(a='1'):
    dsl.ContainerOp('x', 'i', container_kwargs={'resources': 3})  # wrong
