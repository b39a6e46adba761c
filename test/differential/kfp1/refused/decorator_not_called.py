# SPDX-License-Identifier: Apache-2.0
"""The decorator has to be called."""
from kfp import dsl


@dsl.pipeline
def wrong():
    pass
