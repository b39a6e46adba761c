# SPDX-License-Identifier: Apache-2.0
"""The path of an output is built from a param."""
from kfp import dsl


@dsl.pipeline(name='wrong')
def wrong(x='1'):
    dsl.ContainerOp(name='a', image='i', file_outputs={'o': '/%s' % x})  # wrong
