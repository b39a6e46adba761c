# SPDX-License-Identifier: Apache-2.0
"""A parameter whose name begins with `_`."""
from kfp import dsl


@dsl.pipeline(name='wrong')
def wrong(_x='1'):
    dsl.ContainerOp(name='a', image='i')
