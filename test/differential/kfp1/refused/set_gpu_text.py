# SPDX-License-Identifier: Apache-2.0
"""A number of GPUs that is no number."""
from kfp import dsl


@dsl.pipeline(name='wrong')
def wrong(x='1', y='2'):
    op = dsl.ContainerOp(name='a', image='i')
    op.set_gpu_limit('many')  # wrong
