# SPDX-License-Identifier: Apache-2.0
"""A timeout of the pipeline that is a param."""
from kfp import dsl


@dsl.pipeline(name='wrong')
def wrong(x='1'):
    op = dsl.ContainerOp(name='a', image='i')
    dsl.get_pipeline_conf().set_timeout(x)
