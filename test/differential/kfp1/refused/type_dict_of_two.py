# SPDX-License-Identifier: Apache-2.0
"""A type with two names."""
from kfp import dsl


@dsl.pipeline(name='wrong')
def wrong(x: {'A': {}, 'B': {}} = '1'):
    dsl.ContainerOp(name='a', image='i')
