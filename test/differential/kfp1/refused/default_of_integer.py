# SPDX-License-Identifier: Apache-2.0
"""A default that the schema of its type does not allow."""
from kfp import dsl
from kfp.dsl.types import Integer


@dsl.pipeline(name='wrong')
def wrong(x: Integer() = 'x'):
    dsl.ContainerOp(name='a', image='i')
