# SPDX-License-Identifier: Apache-2.0
"""A type whose properties are no dict."""
from kfp import dsl


@dsl.pipeline(name='wrong')
def wrong(x: {'A': 'b'} = '1'):
    dsl.ContainerOp(name='a', image='i')
