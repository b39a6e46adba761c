# SPDX-License-Identifier: Apache-2.0
"""A default that the schema of its type does not allow."""
from kfp import dsl
from kfp.dsl.types import List


@dsl.pipeline(name='wrong')
def wrong(x: List() = {'a': 1}):
    dsl.ContainerOp(name='a', image='i')
