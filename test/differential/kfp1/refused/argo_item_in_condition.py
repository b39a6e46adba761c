# SPDX-License-Identifier: Apache-2.0
"""An item of Argo in a condition."""
from kfp import dsl


@dsl.pipeline(name='wrong')
def wrong(x='1'):
    with dsl.Condition(x == '{{item}}'):  # wrong
        dsl.ContainerOp(name='a', image='i')
