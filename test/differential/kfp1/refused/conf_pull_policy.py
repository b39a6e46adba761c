# SPDX-License-Identifier: Apache-2.0
"""A pull policy of all steps that Kubernetes does not have."""
from kfp import dsl


@dsl.pipeline(name='wrong')
def wrong(x='1'):
    op = dsl.ContainerOp(name='a', image='i')
    dsl.get_pipeline_conf().set_image_pull_policy('Sometimes')
