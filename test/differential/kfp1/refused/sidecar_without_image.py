# SPDX-License-Identifier: Apache-2.0
"""A sidecar without an image."""
from kfp import dsl


@dsl.pipeline(name='wrong')
def wrong(x='1'):
    dsl.Sidecar('a')  # wrong
