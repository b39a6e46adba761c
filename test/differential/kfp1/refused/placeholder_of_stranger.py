# SPDX-License-Identifier: Apache-2.0
"""The placeholder of a step that is not there."""
from kfp import dsl


@dsl.pipeline(name='wrong')
def wrong(x='1'):
    dsl.ContainerOp(name='a', image='i', arguments=['{{pipelineparam:op=nobody;name=o}}'])  # wrong
