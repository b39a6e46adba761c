# SPDX-License-Identifier: Apache-2.0
"""A param with a dot in its name."""
from kfp import dsl


@dsl.pipeline(name='wrong')
def wrong(x='1'):
    dsl.PipelineParam('a.b')  # wrong
