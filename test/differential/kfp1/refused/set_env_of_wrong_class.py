# SPDX-License-Identifier: Apache-2.0
"""An environment variable that is a dict."""
from kfp import dsl


@dsl.pipeline(name='wrong')
def wrong(x='1', y='2'):
    op = dsl.ContainerOp(name='a', image='i')
    op.add_env_variable({'name': 'A', 'value': 'b'})  # wrong
