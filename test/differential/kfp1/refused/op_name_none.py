# SPDX-License-Identifier: Apache-2.0
"""An op whose name is None."""
from kfp import dsl


@dsl.pipeline(name='wrong')
def wrong(x='1'):
    dsl.ContainerOp(name=None, image='i')  # wrong
