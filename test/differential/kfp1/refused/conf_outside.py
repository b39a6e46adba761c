# SPDX-License-Identifier: Apache-2.0
"""The configuration of no pipeline."""
from kfp import dsl

dsl.get_pipeline_conf().set_timeout(3)  # wrong


@dsl.pipeline(name='wrong')
def wrong(x='1'):
    op = dsl.ContainerOp(name='a', image='i')
