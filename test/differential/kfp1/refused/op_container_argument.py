# SPDX-License-Identifier: Apache-2.0
"""An argument that no container has."""
from kfp import dsl


@dsl.pipeline(name='wrong')
def wrong(x='1'):
    dsl.ContainerOp(name='a', image='i', container_kwargs={'no_such': 1})  # wrong
