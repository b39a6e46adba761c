# SPDX-License-Identifier: Apache-2.0
"""A sub-graph that may run nothing."""
from kfp import dsl


@dsl.pipeline(name='wrong')
def wrong(x='1'):
    dsl.SubGraph(0)  # wrong
