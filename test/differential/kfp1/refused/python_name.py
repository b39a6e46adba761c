# SPDX-License-Identifier: Apache-2.0
"""A name that is not there."""
from kfp import dsl


@dsl.pipeline(name='wrong')
def wrong(x='1'):
    undefined_name  # wrong
