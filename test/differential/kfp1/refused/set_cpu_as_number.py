# SPDX-License-Identifier: Apache-2.0
"""Processors as a number."""
from kfp import dsl


@dsl.pipeline(name='wrong')
def wrong(x='1', y='2'):
    op = dsl.ContainerOp(name='a', image='i')
    op.set_cpu_request(2)  # wrong
