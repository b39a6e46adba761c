# SPDX-License-Identifier: Apache-2.0
"""A fraction of a thousandth of a processor."""
from kfp import dsl


@dsl.pipeline(name='wrong')
def wrong(x='1', y='2'):
    op = dsl.ContainerOp(name='a', image='i')
    op.set_cpu_limit('1.5m')  # wrong
