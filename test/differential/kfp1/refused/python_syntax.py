# SPDX-License-Identifier: Apache-2.0
"""Text that is no Python."""
from kfp import dsl


@dsl.pipeline(name='wrong')
def wrong(:  # wrong
    pass
