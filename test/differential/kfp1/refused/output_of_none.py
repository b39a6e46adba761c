# SPDX-License-Identifier: Apache-2.0
"""`output` of a step without outputs is used."""
from kfp import dsl


@dsl.pipeline(name='wrong')
def wrong(x='1'):
    op = dsl.ContainerOp(name='a', image='i')
    dsl.ContainerOp(name='b', image='i', arguments=[op.output])  # wrong
