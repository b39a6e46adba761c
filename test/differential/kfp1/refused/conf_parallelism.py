# SPDX-License-Identifier: Apache-2.0
"""A pipeline that may run nothing."""
from kfp import dsl


@dsl.pipeline(name='wrong')
def wrong(x='1'):
    dsl.get_pipeline_conf().set_parallelism(0)  # wrong
