# SPDX-License-Identifier: Apache-2.0
"""A security context that is a dict."""
from kfp import dsl


@dsl.pipeline(name='wrong')
def wrong(x='1', y='2'):
    op = dsl.ContainerOp(name='a', image='i')
    op.set_security_context({'privileged': True})  # wrong
