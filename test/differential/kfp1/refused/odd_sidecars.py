# SPDX-License-Identifier: Apache-2.0
# kfp accepts: it emits a workflow that Argo cannot read
from kfp import dsl


@dsl.pipeline(name='x')
def pipeline(a='1'):
    dsl.ContainerOp('x', 'i', sidecars={'name': 's'})  # wrong
