# SPDX-License-Identifier: Apache-2.0
"""A volume that is a text."""
from kfp import dsl


@dsl.pipeline(name='wrong')
def wrong(x='1'):
    dsl.ContainerOp(name='a', image='i', pvolumes={'/a': 'b'})  # wrong
