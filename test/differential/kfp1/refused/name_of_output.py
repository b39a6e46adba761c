# SPDX-License-Identifier: Apache-2.0
"""An output with brackets in its name."""
from kfp import dsl


@dsl.pipeline(name='wrong')
def wrong(x='1'):
    dsl.ContainerOp(name='a', image='i', file_outputs={'a(b)': '/a'})  # wrong
