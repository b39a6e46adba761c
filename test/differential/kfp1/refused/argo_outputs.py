# SPDX-License-Identifier: Apache-2.0
"""A reference of Argo that kfp does not follow."""
from kfp import dsl


@dsl.pipeline(name='wrong')
def wrong(x='1'):
    dsl.ContainerOp(name='a', image='i', arguments=['x {{outputs.parameters.a}}'])  # wrong
