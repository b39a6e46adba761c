# SPDX-License-Identifier: Apache-2.0
"""A termination message policy that Kubernetes does not have."""
from kfp import dsl


@dsl.pipeline(name='wrong')
def wrong(x='1', y='2'):
    op = dsl.ContainerOp(name='a', image='i')
    op.set_termination_message_policy('Nowhere')  # wrong
