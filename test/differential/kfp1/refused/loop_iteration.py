# SPDX-License-Identifier: Apache-2.0
"""A param that is iterated over."""
from kfp import dsl


@dsl.pipeline(name='wrong')
def wrong(x='1'):
    for item in x:  # wrong
        dsl.ContainerOp(name='a', image='i', arguments=[item])
