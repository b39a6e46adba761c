# SPDX-License-Identifier: Apache-2.0
"""An argument that no op has."""
from kfp import dsl


@dsl.pipeline(name='wrong')
def wrong(x='1'):
    dsl.ContainerOp(name='a', image='i', cmd=['x'])  # wrong
