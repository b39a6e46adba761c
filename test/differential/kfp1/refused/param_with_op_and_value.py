# SPDX-License-Identifier: Apache-2.0
"""A param of an op that has a value, too."""
from kfp import dsl


@dsl.pipeline(name='wrong')
def wrong(x='1'):
    dsl.PipelineParam('a', op_name='b', value='c')  # wrong
