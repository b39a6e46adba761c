# SPDX-License-Identifier: Apache-2.0
"""A class of a type in the place of a type."""
from kfp import dsl
from kfp.dsl.types import Integer


@dsl.pipeline(name='wrong')
def wrong(x: Integer = 1):
    dsl.ContainerOp(name='a', image='i')
