# SPDX-License-Identifier: Apache-2.0
"""An error of the user."""
from kfp import dsl


@dsl.pipeline(name='wrong')
def wrong(x='1'):
    raise RuntimeError('mine')  # wrong
