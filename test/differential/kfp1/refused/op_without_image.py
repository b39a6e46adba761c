# SPDX-License-Identifier: Apache-2.0
"""An op without an image."""
from kfp import dsl


@dsl.pipeline(name='wrong')
def wrong(x='1'):
    dsl.ContainerOp(name='a')  # wrong
